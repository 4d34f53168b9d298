import { globPattern } from "./glob-pattern.ts";
import { isUnknown, mark } from "./marks.ts";
import { valuesOf, type Scope } from "./scope.ts";

interface Parameter {
  readonly name: string;
  readonly rest: string;
}

/** `$name` and `${name…}`: every value that it may have. */
export function expandParameter({ name, rest }: Parameter, scope: Scope): readonly string[] {
  if (name.startsWith("!")) return indirect(name.slice(1), scope);
  const values = valuesOf(name, scope);
  if (rest === "" || /^\[[@*\d]\]$/.test(rest)) return values;
  if (name === "" || name === "#") return [mark.some]; // ${#name}
  if (/^:?\?/.test(rest)) return values.map(neverEmpty);

  const fallback = /^:?[-=](?<word>[^]*)$/.exec(rest)?.groups?.["word"];
  if (fallback !== undefined) {
    const given = values.filter((value) => value !== mark.hole && value !== "");
    if (given.length > 0) return given;
    return [plainText(fallback, scope)];
  }
  const instead = /^:?\+(?<word>[^]*)$/.exec(rest)?.groups?.["word"];
  if (instead !== undefined) return ["", plainText(instead, scope)];
  return values.map((value) => (isUnknown(value) ? mark.hole : changed(value, rest)));
}

function indirect(name: string, scope: Scope): readonly string[] {
  return valuesOf(name, scope).flatMap((value) => valuesOf(value, scope));
}

function neverEmpty(value: string): string {
  return value.replaceAll(mark.hole, mark.some);
}

/** Good enough for a default: `$HOME`, `~` and quotes; nested substitutions stay unknown. */
function plainText(text: string, scope: Scope): string {
  return text
    .replace(/^~(?=\/|$)/, () => scope.home)
    .replaceAll(/\$\(.*\)|`.*`/g, mark.some)
    .replaceAll(/\$\{?(\w+)\}?/g, (_whole, name: string) => valuesOf(name, scope)[0] ?? "")
    .replaceAll(/["'\\]/g, "");
}

function changed(value: string, rest: string): string {
  const cut = /^:\s*(?<from>-?\d+)(?::(?<count>\d+))?$/.exec(rest)?.groups;
  if (cut !== undefined) {
    const from = Number(cut["from"]);
    const tail = value.slice(from);
    return cut["count"] === undefined ? tail : tail.slice(0, Number(cut["count"]));
  }
  const trim = /^(?<side>##?|%%?)(?<pattern>[^]*)$/.exec(rest)?.groups;
  if (trim !== undefined) return trimmed(value, trim["side"] ?? "", trim["pattern"] ?? "");
  if (/^(?:,,?|\^\^?)$/.test(rest)) {
    return rest.startsWith(",") ? value.toLowerCase() : value.toUpperCase();
  }
  const replaced = /^\/(?<all>\/?)(?<from>[^/]+)(?:\/(?<to>[^]*))?$/.exec(rest)?.groups;
  if (replaced === undefined) return mark.hole;
  const from = (replaced["from"] ?? "").replaceAll(/[\\"']/g, "");
  const to = (replaced["to"] ?? "").replaceAll(/[\\"']/g, "");
  return replaced["all"] === "" ? value.replace(from, to) : value.replaceAll(from, to);
}

function trimmed(value: string, side: string, pattern: string): string {
  const matches = globPattern(pattern.replaceAll(/["'\\]/g, ""), true);
  const sizes = Array.from({ length: value.length + 1 }, (_, size) => size);
  const fromStart = side.startsWith("#");
  const part = (size: number): string =>
    fromStart ? value.slice(0, size) : value.slice(value.length - size);
  const fitting = sizes.filter((size) => matches.test(part(size)));
  const size = (side.length === 2 ? fitting.at(-1) : fitting[0]) ?? 0;
  return fromStart ? value.slice(size) : value.slice(0, value.length - size);
}
