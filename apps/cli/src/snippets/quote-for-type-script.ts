import type { QuotedValue } from "./quoted-value.ts";

/** A string literal, where an expression may stand. */
export function quoteForTypeScript(value: string, before: string): QuotedValue {
  const place = placeAtEnd(before);
  if (place === undefined) return { ok: true, text: JSON.stringify(value) };
  return { ok: false, why: `it stands inside ${place}, where it cannot be a string of its own` };
}

type Open = "'" | '"' | "`" | "${" | "{";

/** The string or comment that is open at the end. Regular expressions are not looked for. */
function placeAtEnd(code: string): string | undefined {
  const open: Open[] = [];
  for (let at = 0; at < code.length; at += 1) {
    const character = code.charAt(at);
    const innermost = open.at(-1);
    const isText = innermost === "'" || innermost === '"' || innermost === "`";
    if (isText) {
      if (character === "\\") at += 1;
      else if (character === innermost || (character === "\n" && innermost !== "`")) open.pop();
      else if (innermost === "`" && code.startsWith("${", at)) {
        open.push("${");
        at += 1;
      }
      continue;
    }
    if (code.startsWith("//", at) || code.startsWith("/*", at)) {
      const close = code[at + 1] === "/" ? "\n" : "*/";
      const end = code.indexOf(close, at + 2);
      if (end < 0) return "a comment";
      at = end + close.length - 1;
    } else if (character === "'" || character === '"' || character === "`") open.push(character);
    else if (character === "{") open.push("{");
    else if (character === "}") open.pop();
  }
  const last = open.at(-1);
  return last === "'" || last === '"' || last === "`" ? "a string" : undefined;
}
