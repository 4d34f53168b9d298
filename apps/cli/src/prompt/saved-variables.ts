import { lexShellLine } from "@aish/terminal/line-colour";
import { readFileSync } from "node:fs";
import { statOf } from "../stat-of.ts";
import type { PromptSession } from "./prompt-session.ts";

export interface SavedVariables {
  /** What a program that is started would get. */
  readonly exported: Readonly<Record<string, string>>;
  /** Also what is only set; an array has no text. */
  readonly all: Readonly<Record<string, string>>;
}

/** The part of a session that knows them. */
export type SavedIn = Pick<PromptSession, "shell" | "state"> & {
  readonly environment: Pick<PromptSession["environment"], "variables">;
};

/**
 * The session's variables as its last line left them, for look-ups at a key: from the file in which the
 * shell wrote them down, without a process. Undefined before the first line.
 */
export function savedVariablesReader(): (session: SavedIn) => SavedVariables | undefined {
  let lastStamp = "";
  let last: SavedVariables | undefined;
  return ({ state, shell, environment }) => {
    const path = state.stateFile;
    const found = path === undefined ? undefined : statOf(path);
    if (path === undefined || found?.isFile() !== true) return undefined;
    const stamp = `${path} ${found.ino} ${found.mtimeMs} ${found.size}`;
    if (stamp === lastStamp) return last;
    const saved = parseVariables(textOf(path));
    // zsh does not write down those that mean something to itself, such as LANG.
    const kept = shell.kind === "zsh" ? environment.variables : {};
    const exported = { ...kept, ...saved.exported };
    last = { exported, all: { ...saved.all, ...exported } };
    lastStamp = stamp;
    return last;
  };
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return ""; // another line ended just now
  }
}

/** `declare -x NAME="value"` of bash, `export -T NAME name=( … )` of zsh, `NAME='value'` of sh. */
const start =
  /(?:(?<how>(?:declare|typeset|export|readonly)(?: -\S+)*) )?(?<name>[A-Za-z_]\w*)(?: [A-Za-z_]\w*)?/y;
const quoted = String.raw`\$'(?:[^'\\]|\\[^])*'|'[^']*'|"(?:[^"\\]|\\[^])*"|\\[^]`;
const plain = new RegExp(String.raw`=(?:${quoted}|[^\s"'\\()])*(?=\n)`, "y");
const list = new RegExp(String.raw`=\((?:${quoted}|[^"'\\)])*\)(?=\n)`, "y");

/** Not the person's: how the line was run. */
const isOfTheRun = /^__aish_|_EXECUTION_STRING$/;

/** The statements at the beginning of a state; functions and all else follow behind them. */
function parseVariables(text: string): SavedVariables {
  const exported: Record<string, string> = {};
  const all: Record<string, string> = {};
  for (let at = 0; at < text.length; at += 1) {
    const { how, name } = matchAt(start, text, at)?.groups ?? {};
    if (name === undefined) break;
    at = start.lastIndex;
    const raw = (matchAt(plain, text, at) ?? matchAt(list, text, at))?.[0] ?? "";
    at += raw.length;
    if (text[at] !== "\n" || (how === undefined && raw === "")) break;
    if (isOfTheRun.test(name)) continue;
    const hasText = raw !== "" && !raw.startsWith("=(");
    const value = hasText ? (lexShellLine(`x${raw}`)[0]?.value.slice(2) ?? "") : "";
    all[name] = value;
    if (hasText && /^export|^\w+(?: -\S+)* -\w*x/.test(how ?? "")) exported[name] = value;
  }
  return { exported, all };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
