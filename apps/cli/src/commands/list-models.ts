import type { ModelAction } from "../invocation.ts";
import { columns } from "../listings/columns.ts";
import { jsonLines } from "../listings/json-lines.ts";
import { widthOf } from "../listings/width.ts";
import { inspectModel, type ModelReport } from "../models/inspect-model.ts";
import { ModelChoice } from "../models/model-choice.ts";
import { noModel } from "../prompt/meta-model.ts";
import type { Parts } from "../parts.ts";

const lookMs = 5000;

/** `aish model list`: which models answer, how much they hold, and how fast their replies were. */
export async function listModels(
  { json }: Extract<ModelAction, { kind: "list" }>,
  { environment, config, records }: Parts,
): Promise<string> {
  const choice = new ModelChoice(config, environment, undefined);
  const entries = await choice.entries();
  const chosen = await choice.chosenName();
  const signal = AbortSignal.timeout(lookMs);
  const reports = await Promise.all(entries.map((entry) => inspectModel(entry, signal)));
  const opened = await records();
  const speeds = opened.attempt(({ models }) => models.speeds(), []);
  opened.close();

  const rows = entries.map((entry, at) => {
    const report = reports[at];
    const speed = speeds.find(({ model }) => model === entry.name)?.average;
    return {
      name: entry.name,
      current: entry.name === chosen,
      endpoint: entry.endpoint,
      model: (report?.kind === "reachable" ? report.model : entry.model) ?? null,
      reachable: report?.kind === "reachable",
      context: report?.kind === "reachable" ? (report.context ?? null) : null,
      tokens_per_second: speed?.tokensPerSecond ?? null,
      first_token_ms: speed?.firstTokenMs ?? null,
      detail: report === undefined ? "" : detailOf(report),
    };
  });
  if (json) return jsonLines(rows);
  if (rows.length === 0) throw noModel();
  return columns(
    rows.map((row) => [
      row.current ? "*" : " ",
      row.name,
      row.reachable ? "answers" : "does not answer",
      row.tokens_per_second === null ? "" : `${Math.round(row.tokens_per_second)} tokens/s`,
      [row.model, row.endpoint, row.detail].filter(Boolean).join(", "),
    ]),
    widthOf(environment),
  );
}

function detailOf(report: ModelReport): string {
  switch (report.kind) {
    case "reachable":
      return report.detail;
    case "missing":
      return `it has no such model; it has ${report.models.slice(0, 5).join(", ")}`;
    case "unreachable":
      return report.error.message;
    default:
      return report satisfies never;
  }
}
