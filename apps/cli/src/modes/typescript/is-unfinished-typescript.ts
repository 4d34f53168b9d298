const transpiler = new Bun.Transpiler({ loader: "ts", target: "bun", replMode: true });
const longest = 200_000;

/** Whether more lines could make the text whole; one with another fault is better told about it now. */
export function isUnfinishedTypeScript(text: string): boolean {
  if (text.trim() === "" || text.startsWith(":") || text.length > longest) return false;
  try {
    transpiler.transformSync(text);
    return false;
  } catch (error) {
    return faultsOf(error).some((message) => isMissingEnd(message, text));
  }
}

function faultsOf(error: unknown): readonly string[] {
  if (error instanceof AggregateError) return error.errors.flatMap(faultsOf);
  return error instanceof Error ? [error.message] : [String(error)];
}

function isMissingEnd(message: string, text: string): boolean {
  if (/end of file|to terminate multi-line comment|Unterminated template/i.test(message))
    return true;
  // The same words for a quote, which ends with its line, and a template, which does not.
  return /Unterminated string/i.test(message) && endsInTemplate(text);
}

/** Skips comments and quotes; what is inside `${}` counts as of the template. */
function endsInTemplate(text: string): boolean {
  const token =
    /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\[\s\S]|[^`\\])*(?<end>`?)/g;
  for (const { groups } of text.matchAll(token)) {
    if (groups?.["end"] === "") return true;
  }
  return false;
}
