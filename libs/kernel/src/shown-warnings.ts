import { renderDiagnostic, type Diagnostic } from "@aish/syntax";

/** What a person should see though the program runs. Everything else is for those who ask (`--check`). */
export function shownWarnings(
  diagnostics: readonly Diagnostic[],
  source: string,
  path: string | undefined,
): string {
  const options = path === undefined ? {} : { path };
  return diagnostics
    .filter(({ code }) => code === "W007" || code === "W008")
    .map((diagnostic) => `${renderDiagnostic(diagnostic, source, options).trimEnd()}\n`)
    .join("");
}
