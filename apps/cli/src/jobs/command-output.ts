import { plainText, readLogLines, readLogTail } from "@aish/executor";
import type { HistoryRecord } from "@aish/store";

export interface WantedOutput {
  /** Undefined for the end of it. */
  readonly lines: { readonly first: number; readonly last: number } | undefined;
  readonly tailLines: number;
  readonly maxBytes?: number;
}

/** What a command printed, as text for a person or a model; what is missing is said. */
export async function commandOutput(
  { outputPath: path, outputRemovedAt, outputExcerpt, ...record }: HistoryRecord,
  { lines, tailLines, maxBytes }: WantedOutput,
): Promise<string> {
  if (path === undefined || outputRemovedAt !== undefined) {
    return `${outputExcerpt ?? "it printed nothing"}\n`;
  }
  const limit = maxBytes === undefined ? {} : { maxBytes };
  const log =
    lines === undefined
      ? readLogTail(path, { lines: tailLines, ...limit })
      : await readLogLines(path, { ...lines, ...limit });
  if (log.kind === "gone") {
    return `its output is no longer there; this is what is known of it:\n${outputExcerpt ?? ""}\n`;
  }
  const text = plainText(Buffer.from(log.text));
  const cut = log.cut ? "[cut here: ask for fewer lines]\n" : "";
  const lost = (record.outputBytes ?? 0) - (record.outputKeptBytes ?? 0);
  const cap = lost > 0 ? `[the last ${lost} bytes were not kept: output.cap_mb]\n` : "";
  const whole = text === "" && lines !== undefined ? "(it has no such lines)" : text;
  return `${whole}${whole.endsWith("\n") || whole === "" ? "" : "\n"}${cut}${cap}`;
}
