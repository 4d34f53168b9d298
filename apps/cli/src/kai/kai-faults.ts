import type { Diagnostic } from "@aish/syntax";
import type { ReadKaiEntry } from "./kai-entry-reader.ts";

/** What is wrong with an entry that is being typed. What only its end could still mend is not. */
export function kaiFaults(
  { text, parsed, findings }: ReadKaiEntry,
  cursor: number,
): readonly Diagnostic[] {
  const end = text.trimEnd().length;
  const isAtEnd = cursor >= end;
  const faults =
    parsed.incomplete === undefined
      ? parsed.diagnostics.filter(({ span }, index) => index === 0 || span.end < end)
      : [];
  const found = findings.filter(({ severity, span, code }) => {
    if (severity === "trace" || span.end === cursor) return false;
    const isLast = !/[;|&\n]/.test(text.slice(span.end, end));
    return !(isAtEnd && isLast && code === "E002");
  });
  return [...faults, ...found];
}

export interface KaiFault {
  readonly severity: "error" | "warning";
  /** One line, without control characters. */
  readonly text: string;
}

/** The last fault that begins at or before the cursor. */
export function kaiDiagnosticAt(entry: ReadKaiEntry, cursor: number): KaiFault | undefined {
  const fault = kaiFaults(entry, cursor).findLast(({ span }) => span.start <= cursor);
  if (fault === undefined) return undefined;
  const { message, hint, severity } = fault;
  const text = hint === undefined ? message : `${message}; ${hint}`;
  return {
    severity: severity === "error" ? "error" : "warning",
    text: text.replaceAll(/\p{Cc}+/gu, " "),
  };
}
