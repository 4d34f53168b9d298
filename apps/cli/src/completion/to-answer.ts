import { mostCandidates } from "@aish/completion";
import type { Candidate, CandidateKind, CompletionOffer, Completions } from "@aish/completion";
import type { Completion, CompletionAnswer, CompletionList } from "@aish/terminal/editor";
import type { Role } from "@aish/terminal/theme";

/** Candidates as the menu shows them. */
export function toAnswer({ now, later }: CompletionOffer): CompletionAnswer {
  return { now: toList(now), later: later?.then((more) => more && toList(more)) };
}

function toList({ start, end, candidates }: Completions): CompletionList {
  const isPartial = candidates.length >= mostCandidates;
  // Nothing was typed, and nobody knows more than what was used here before.
  const isGuess = start === end && candidates.every(({ kind }) => kind === "history");
  return { start, end, items: candidates.map(toItem), isPartial, isGuess };
}

function toItem({ kind, ...candidate }: Candidate): Completion {
  return { ...candidate, role: roles[kind] };
}

const roles: Readonly<Record<CandidateKind, Role>> = {
  command: "command",
  builtin: "command",
  alias: "command",
  function: "command",
  subcommand: "keyword",
  option: "option",
  file: "text",
  directory: "directory",
  executable: "command",
  variable: "variable",
  job: "number",
  session: "info",
  model: "info",
  meta: "meta",
  branch: "branch",
  host: "info",
  target: "keyword",
  script: "keyword",
  history: "muted",
  word: "text",
};
