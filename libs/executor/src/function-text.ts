/**
 * Function definitions as text, for shells that cannot print their own (dash, busybox ash). What a
 * line defines at its top level is kept; what a sourced file defines is not seen.
 */

const marker = "# aish-function ";

/** The functions that `line` defines and the ones in `before`, by name, as text the shell can read. */
export function definedFunctions(
  line: string,
  before: string,
  shellPath: string,
): ReadonlyMap<string, string> {
  const texts = new Map(parseFunctions(before));
  for (const [name, text] of scanFunctions(line)) {
    if (isValid(shellPath, text)) texts.set(name, text);
  }
  return texts;
}

export function functionNames(rendered: string): readonly string[] {
  return parseFunctions(rendered).map(([name]) => name);
}

export function renderFunctions(
  names: readonly string[],
  texts: ReadonlyMap<string, string>,
): string {
  return names.map((name) => `${marker}${name}\n${texts.get(name) ?? ":"}\n`).join("");
}

function parseFunctions(rendered: string): [string, string][] {
  return rendered
    .split(new RegExp(`^${marker}`, "m"))
    .slice(1)
    .map((part) => {
      const lineEnd = part.indexOf("\n");
      return [part.slice(0, lineEnd), part.slice(lineEnd + 1).trimEnd()];
    });
}

/** A text that the shell cannot parse would make it refuse every later line. */
function isValid(shellPath: string, text: string): boolean {
  return Bun.spawnSync([shellPath, "-n", "-c", text]).success;
}

const definition =
  /(?:^|[;&|\n({]\s*|\b(?:then|do|else)\s+)([A-Za-z_]\w*)[ \t]*\([ \t]*\)\s*([{(])/g;

function scanFunctions(line: string): [string, string][] {
  const found: [string, string][] = [];
  definition.lastIndex = 0;
  for (let match = definition.exec(line); match !== null; match = definition.exec(line)) {
    const [whole, name = "", opener = ""] = match;
    const bodyStart = match.index + whole.length - 1;
    const bodyEnd = matchingClose(line, bodyStart, opener);
    if (bodyEnd === undefined) continue;
    found.push([name, `${name}() ${line.slice(bodyStart, bodyEnd)}`]);
    definition.lastIndex = bodyEnd;
  }
  return found;
}

/** Offset behind the brace or parenthesis that closes the one at `start`, quotes respected. */
function matchingClose(text: string, start: number, opener: string): number | undefined {
  const closer = opener === "{" ? "}" : ")";
  let depth = 0;
  let quote: string | undefined;
  for (let at = start; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === "\\" && quote !== "'") at += 1;
    else if (quote !== undefined) quote = character === quote ? undefined : quote;
    else if (character === "'" || character === '"') quote = character;
    else if (character === opener) depth += 1;
    else if (character === closer) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return undefined;
}
