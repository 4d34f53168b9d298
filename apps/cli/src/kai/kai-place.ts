import { parse } from "@aish/syntax";
import type { PathRequest } from "../completion/path-source.ts";

/** Where the cursor stands in an entry of the kai language. */
export type KaiPlace =
  | {
      readonly kind: "variable";
      readonly start: number;
      readonly value: string;
      readonly isBraced: boolean;
    }
  | {
      readonly kind: "argument" | "command";
      readonly start: number;
      /** Without quotes. */
      readonly value: string;
      /** The command whose argument it is. */
      readonly command: string | undefined;
      readonly path: PathRequest["place"];
      /** As a word of the language. */
      readonly write: (value: string) => string;
    };

export function kaiPlace(text: string, cursor: number): KaiPlace {
  const before = text.slice(0, cursor);
  const variable = /\$(?<brace>\{)?(?<name>\w*)$/.exec(before)?.groups;
  if (variable !== undefined) {
    const { name = "", brace } = variable;
    return {
      kind: "variable",
      start: cursor - name.length,
      value: name,
      isBraced: brace !== undefined,
    };
  }
  const word = /(?:"[^"]*"|'[^']*'|[^\s'"|&;<>()])*(?:"[^"]*|'[^']*)?$/.exec(before)?.[0] ?? "";
  const start = cursor - word.length;
  const isQuoted = /["']/.test(word);
  const value = word.replaceAll(/["']/g, "");
  const write = (name: string): string => quotedPath(name, isQuoted);
  const { isCommand, command } = placeOf(before.slice(0, start));
  const hasTilde = !isQuoted && value.startsWith("~");
  return {
    kind: isCommand && !/["'/]/.test(word) && word !== "" ? "command" : "argument",
    start,
    value,
    command,
    write,
    path: {
      value,
      expanded: value,
      hasTilde,
      quote: write,
      quoteBelow: (directories, name) => write(directories + name),
    },
  };
}

/** Whether a word that follows this text is a command's name, and else which command it belongs to. */
function placeOf(before: string): {
  readonly isCommand: boolean;
  readonly command: string | undefined;
} {
  const source = `${before}x`;
  const commands = parse(source).tokens.filter(({ kind }) => kind === "command");
  const last = commands.at(-1);
  if (last === undefined) return { isCommand: false, command: undefined };
  if (last.span.end === source.length) return { isCommand: true, command: undefined };
  return { isCommand: false, command: source.slice(last.span.start, last.span.end) };
}

const plain = /^[\p{L}\p{N}_@./+~-]+$/u;

/** As a word of the language. A directory keeps its slash behind the quotes, so that one can type on. */
function quotedPath(path: string, isQuoted: boolean): string {
  if (!isQuoted && plain.test(path)) return path;
  const tilde = !isQuoted && path.startsWith("~/") ? "~/" : "";
  const rest = path.slice(tilde.length);
  const text = rest.endsWith("/") ? rest.slice(0, -1) : rest;
  const quoted = text.includes("'")
    ? `"${text.replaceAll(/["\\$]/g, String.raw`\$&`)}"`
    : `'${text}'`;
  return `${tilde}${quoted}${text === rest ? "" : "/"}`;
}
