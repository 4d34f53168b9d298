/** Words people look up that are no topics themselves, under the topic that has the answer. */
const wordsOf: Readonly<Record<string, readonly string[]>> = {
  syntax: ["quotes", "quoting", "strings", "comments", "heredoc", "heredocs", "here-documents"],
  values: ["types", "variables", "numbers", "substitution"],
  collections: ["lists", "records", "arrays", "json"],
  expansion: ["parameters", "slices", "glob", "globs", "patterns"],
  arithmetic: ["math", "(("],
  conditions: ["if", "then", "elif", "else", "fi", "case", "esac", "[[", "tests", "regex", "in"],
  loops: ["for", "while", "until", "do", "done"],
  functions: ["function", "aliases", "arguments"],
  pipelines: ["pipes", "|", "pipefail"],
  redirects: ["redirect", "redirection"],
  errors: ["status", "statuses", "errexit", "traps", "faults"],
  jobs: ["background", "&"],
  scripts: ["script", "shebang"],
};

export const topicWords: ReadonlyMap<string, string> = new Map(
  Object.entries(wordsOf).flatMap(([topic, words]) => words.map((word) => [word, topic] as const)),
);
