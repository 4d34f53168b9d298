import { readContext, type ModelEntry } from "@aish/broker";
import { inspectModel } from "./inspect-model.ts";

export interface CompletedEntry {
  readonly completed: ModelEntry;
  /** The server has said all that was missing. */
  readonly isKnown: boolean;
}

const deadlineMs = 500;
/** What Ollama allocates where nobody said otherwise; what is too long for it it cuts off silently. */
const ollamaContext = 4096;

/** Adds what only the server can say: what it really has room for, and the name of its only model. */
export async function completeEntry(entry: ModelEntry): Promise<CompletedEntry> {
  if (entry.context !== undefined && entry.model !== undefined) {
    return { completed: entry, isKnown: true };
  }
  const report = await inspectModel(entry, { deadlineMs });
  if (report.kind === "reachable") {
    const { context, server } = report;
    const usual = server === "ollama" ? ollamaContext : undefined;
    return {
      completed: {
        ...entry,
        model: entry.model ?? report.model,
        context: entry.context ?? context ?? usual,
      },
      isKnown: context !== undefined,
    };
  }
  if (report.kind === "unreachable" || entry.model !== undefined || entry.context !== undefined) {
    return { completed: entry, isKnown: false };
  }
  // Of several models, none of which is named, the server takes the one that it has loaded.
  const read = await readContext(entry, { signal: AbortSignal.timeout(deadlineMs), deadlineMs });
  return { completed: { ...entry, context: read?.context }, isKnown: read !== undefined };
}
