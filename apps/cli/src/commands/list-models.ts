import type { ModelEntry } from "@aish/broker";
import type { ErrorCode } from "@aish/core";
import type { ReplySpeed } from "@aish/store";
import type { ModelAction } from "../invocation.ts";
import { columns } from "../listings/columns.ts";
import { jsonLines } from "../listings/json-lines.ts";
import { widthOf } from "../listings/width.ts";
import { inspectModel, type ModelReport } from "../models/inspect-model.ts";
import { ModelChoice } from "../models/model-choice.ts";
import { modelFacts } from "../models/model-facts.ts";
import { missingKey, modelTrouble } from "../models/model-trouble.ts";
import { noModel } from "../prompt/meta-model.ts";
import type { Parts } from "../parts.ts";

/** With the time in which servers are found, it is all over within five seconds. */
const lookMs = 4000;

interface ListedModel {
  readonly entry: ModelEntry;
  readonly current: boolean;
  readonly report: ModelReport;
  /** Of its latest replies. */
  readonly speed: ReplySpeed | undefined;
}

/** `aish model list`: which models answer, how much they hold, and how fast their replies were. */
export async function listModels(
  { json }: Extract<ModelAction, { kind: "list" }>,
  { environment, config, records }: Parts,
): Promise<string> {
  const choice = new ModelChoice(config, environment, undefined);
  const entries = await choice.entries();
  if (entries.length === 0) {
    if (json) return jsonLines([]);
    throw noModel();
  }
  const chosen = await choice.chosenName();
  const reports = await Promise.all(
    entries.map((entry) => inspectModel(entry, { deadlineMs: lookMs })),
  );
  const opened = await records();
  const speeds = opened.attempt(({ models }) => models.speeds(), []);
  opened.close();

  const listed = entries.flatMap((entry, at): readonly ListedModel[] => {
    const report = reports[at];
    if (report === undefined) return [];
    const speed = speeds.find(({ model }) => model === entry.name)?.average;
    return [{ entry, current: entry.name === chosen, report, speed }];
  });
  if (json) return jsonLines(listed.map(toRow));
  return columns(listed.map(toCells), widthOf(environment));
}

function toCells({ entry, current, report, speed }: ListedModel): readonly string[] {
  const marked = [current ? "*" : " ", entry.name, stateOf(entry, report)];
  if (report.kind !== "reachable") {
    return [...marked, modelTrouble(entry, report)?.message ?? ""];
  }
  const variable = missingKey(entry);
  const [context = "", ...server] = modelFacts(report);
  const facts = [
    variable === undefined ? undefined : `${variable} is not set`,
    report.loading ? undefined : context,
    speed === undefined ? undefined : `${Math.round(speed.tokensPerSecond)} tokens/s`,
    report.model,
    entry.endpoint,
    ...server,
  ];
  return [...marked, facts.filter((fact) => fact !== undefined).join(", ")];
}

function stateOf({ model }: ModelEntry, report: ModelReport): string {
  switch (report.kind) {
    case "reachable":
      return report.loading ? "is loading" : "answers";
    case "missing":
      return model === undefined ? "no model named" : "no such model";
    case "unreachable":
      return refusals[report.error.code] ?? "refuses";
    default:
      return report satisfies never;
  }
}

const refusals: Partial<Record<ErrorCode, string>> = {
  BROKER_UNREACHABLE: "does not answer",
  BROKER_TIMEOUT: "does not answer",
  BROKER_BAD_REPLY: "no model server",
};

function toRow({ entry, current, report, speed }: ListedModel): object {
  const reached = report.kind === "reachable" ? report : undefined;
  const trouble = modelTrouble(entry, report);
  return {
    name: entry.name,
    current,
    endpoint: entry.endpoint,
    model: reached?.model ?? entry.model ?? null,
    reachable: reached !== undefined,
    loading: reached?.loading ?? null,
    server: reached?.server ?? null,
    context: reached?.context ?? null,
    context_source: reached?.source ?? null,
    latency_ms: reached === undefined ? null : Math.round(reached.latencyMs),
    tokens_per_second: speed?.tokensPerSecond ?? null,
    first_token_ms: speed?.firstTokenMs ?? null,
    error: trouble?.code ?? null,
    detail: reached === undefined ? trouble?.message : modelFacts(reached).join(", "),
  };
}
