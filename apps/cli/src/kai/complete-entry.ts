import type { Kernel } from "@aish/kernel";
import { parse } from "@aish/syntax";
import { readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Completion } from "../prompt/line-reader.ts";
import { executables } from "../prompt/route-facts.ts";

type Offer = Completion | Promise<Completion>;

/** What the word before the cursor may become: a variable, a command, a flag, or a file. */
export function completeEntry(text: string, cursor: number, kernel: Kernel, home: string): Offer {
  const before = text.slice(0, cursor);
  const variable = /\$(?<brace>\{)?(?<name>\w*)$/.exec(before)?.groups;
  if (variable !== undefined) {
    const { name = "", brace } = variable;
    const { candidates } = offer(cursor - name.length, name, kernel.variableNames);
    const end = brace === undefined || candidates.length !== 1 ? "" : "}";
    return {
      start: cursor - name.length,
      candidates: candidates.map((candidate) => candidate + end),
      goesOn: true,
    };
  }
  const word = /(?:"[^"]*"|'[^']*'|[^\s'"|&;<>()])*(?:"[^"]*|'[^']*)?$/.exec(before)?.[0] ?? "";
  const start = cursor - word.length;
  const { isCommand, command } = placeOf(before.slice(0, start));
  if (word.startsWith("-") && command !== undefined && !kernel.hasFunction(command)) {
    return completeFlag(command, { word, start }, kernel);
  }
  const files = { start, candidates: matchingFiles(word, kernel.cwd, home) };
  if (!isCommand || word === "" || /["'/]/.test(word)) return files;
  const path = kernel.variable("PATH");
  const names = [...kernel.commandNames, ...executables(typeof path === "string" ? path : "")];
  const commands = offer(start, word, names).candidates;
  return { start, candidates: [...new Set([...commands, ...files.candidates])].toSorted() };
}

/** Whether a word that follows this text is a command's name, and else which command it belongs to. */
function placeOf(before: string): { readonly isCommand: boolean; readonly command?: string } {
  const source = `${before}x`;
  const commands = parse(source).tokens.filter(({ kind }) => kind === "command");
  const last = commands.at(-1);
  if (last === undefined) return { isCommand: false };
  if (last.span.end === source.length) return { isCommand: true };
  return { isCommand: false, command: source.slice(last.span.start, last.span.end) };
}

async function completeFlag(
  command: string,
  { word, start }: { readonly word: string; readonly start: number },
  kernel: Kernel,
): Promise<Completion> {
  const declaration = await kernel.declaration(command);
  if (declaration === undefined) return { start, candidates: [] };
  const names = declaration.flags.flatMap(({ long, short }) => [
    ...(short === undefined || !/^\w$/.test(short) ? [] : [`-${short}`]),
    ...(long === undefined ? [] : [`--${long}`]),
  ]);
  return offer(start, word, [...names, "--help"]);
}

function offer(start: number, word: string, names: readonly string[]): Completion {
  const candidates = names.filter((name) => name.startsWith(word)).toSorted();
  return { start, candidates: [...new Set(candidates)] };
}

function matchingFiles(word: string, cwd: string, home: string): readonly string[] {
  const isQuoted = /["']/.test(word);
  const open = word.replaceAll(/["']/g, "");
  const slash = open.lastIndexOf("/");
  const typed = open.slice(0, slash + 1);
  const beginning = open.slice(slash + 1);
  const folder = resolve(cwd, isQuoted ? typed || "." : typed.replace(/^~(?=\/)/, home) || ".");
  try {
    return readdirSync(folder)
      .filter((name) => name.startsWith(beginning) && (beginning !== "" || !name.startsWith(".")))
      .map((name) => `${typed}${name}${isDirectory(join(folder, name)) ? "/" : ""}`)
      .map((path) => quotedPath(path, isQuoted))
      .toSorted();
  } catch {
    return []; // no such directory, or none that we may read
  }
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
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
