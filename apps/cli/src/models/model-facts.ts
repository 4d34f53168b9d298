import type { ReachableModel } from "./inspect-model.ts";

/** What is known of a model and of its server, in a few words each; the context comes first. */
export function modelFacts({
  server,
  context,
  source,
  loading,
  latencyMs,
}: ReachableModel): readonly string[] {
  return [
    ...(loading ? ["loading its model"] : [contextFact(context, source)]),
    ...(server === "other" ? [] : [server]),
    `${Math.round(latencyMs)} ms away`,
  ];
}

function contextFact(context: number | undefined, source: string): string {
  return context === undefined ? source : `${context} tokens (${source})`;
}
