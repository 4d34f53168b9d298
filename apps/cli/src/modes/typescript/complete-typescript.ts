import { draft, rankCandidates, type Completions } from "@aish/completion";
import type { CompletionAnswer } from "@aish/terminal/editor";
import { toAnswer } from "../../completion/to-answer.ts";
import type { LiveName } from "./session-message.ts";
import type { TypeScriptSession } from "./typescript-session.ts";

/** Names of globals, and of the members of values as they are at this moment. */
export function completeTypeScript(
  text: string,
  cursor: number,
  signal: AbortSignal,
  session: Pick<TypeScriptSession, "names">,
): CompletionAnswer {
  const place = placeOf(text.slice(0, cursor));
  const start = cursor - (place?.word.length ?? 0);
  const none: Completions = { start, end: cursor, candidates: [] };
  if (place === undefined) return toAnswer({ now: none, later: undefined });
  const { path, word } = place;
  if (text.startsWith(":") && path.length === 0 && /^:\w*$/.test(text.slice(0, cursor))) {
    const now = ranked(start, cursor, word, ["reset", "type"].map(command));
    return toAnswer({ now, later: undefined });
  }
  const later = session
    .names(path)
    .then((names) =>
      signal.aborted
        ? undefined
        : ranked(start, cursor, word, [...names, ...(path.length === 0 ? keywords : [])]),
    );
  return toAnswer({ now: none, later });
}

interface Place {
  readonly path: readonly string[];
  readonly word: string;
}

const name = String.raw`[\p{ID_Start}$_][\p{ID_Continue}$]*`;
const chain = new RegExp(
  String.raw`(?<![\p{ID_Continue}$.])(?<path>(?:${name}\??\.)*)(?<word>(?:${name})?)$`,
  "u",
);

/** Undefined where no plain path of names stands before the cursor: behind a call, in a quote, in a number. */
function placeOf(before: string): Place | undefined {
  const found = chain.exec(before)?.groups;
  if (found === undefined) return undefined;
  const { path = "", word = "" } = found;
  if (path === "" && word === "")
    return /[.\])"'`]\s*$/.test(before) ? undefined : { path: [], word };
  if (isQuoted(before)) return undefined;
  return { path: path.split(/\??\./).slice(0, -1), word };
}

function isQuoted(before: string): boolean {
  const line = before.slice(before.lastIndexOf("\n") + 1);
  return /^(?:[^"'\\]|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')*["']/.test(
    line.replaceAll(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/g, ""),
  );
}

function ranked(
  start: number,
  end: number,
  query: string,
  names: readonly LiveName[],
): Completions {
  const drafts = names.map(({ name: label, kind, about }) => draft(label, kind, about));
  const pools = [{ query, drafts, write: ({ label }: { readonly label: string }) => label }];
  const candidates = rankCandidates({ pools, learned: [] });
  // No blank follows a name: a dot or a parenthesis does.
  return { start, end, candidates: candidates.map((one) => ({ ...one, goesOn: true })) };
}

function command(label: string): LiveName {
  return { name: label, kind: "function", about: "command" };
}

const keywords: readonly LiveName[] = [
  ..."async await class const delete export for function if import let new return".split(" "),
  ..."switch throw try type typeof while yield interface enum".split(" "),
].map((keyword) => ({ name: keyword, kind: "variable", about: "keyword" }));
