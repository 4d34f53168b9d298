import type { ModelEntry } from "@aish/broker";
import type { ModelAnswer } from "../doctor-checks.ts";
import type { ModelReport } from "./inspect-model.ts";
import { modelFacts } from "./model-facts.ts";
import { missingKey, modelTrouble } from "./model-trouble.ts";

/** What `aish doctor` says of a model: whether it can be asked, and what would keep it from that. */
export function doctorAnswer(entry: ModelEntry, report: ModelReport): ModelAnswer["answer"] {
  if (report.kind !== "reachable") {
    return { kind: "failed", error: modelTrouble(entry, report) };
  }
  const detail = modelFacts(report).join(", ");
  const doubt = doubtOf(entry, report);
  return doubt === undefined ? { kind: "reached", detail } : { kind: "doubtful", ...doubt };
}

interface Doubt {
  readonly detail: string;
  readonly hint: string;
}

function doubtOf(
  entry: ModelEntry,
  { loading, context }: Extract<ModelReport, { kind: "reachable" }>,
): Doubt | undefined {
  const variable = missingKey(entry);
  if (variable !== undefined) {
    // Some services show what they have to anybody.
    return { detail: `it is there, but ${variable} is not set`, hint: `export ${variable}=…` };
  }
  if (loading) return { detail: "it is loading its model", hint: "wait until it is ready" };
  if (entry.context !== undefined && context !== undefined && entry.context > context) {
    return {
      detail: `it has room for ${context} tokens, the configuration says ${entry.context}`,
      hint: `lower context in [models.${entry.name}], or give the server more`,
    };
  }
  return undefined;
}
