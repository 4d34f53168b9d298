/** What a block of the prompt shows. The order here is the one of the list that `:prompt` prints. */
export const blockNames = {
  user: "user@host",
  host: "user@host, but only over ssh and for root",
  directory: "the current directory",
  git: "branch, commits ahead and behind, changes, stashes, what is under way",
  python: "the virtual environment",
  model: "the model that questions go to",
  context: "how much of the model's context the last request took",
  secrets: "what secrets are unlocked",
  jobs: "jobs that run and commands that are stopped",
  status: "the status of the last command if it failed",
  duration: "how long the last command took, from two seconds on",
  time: "the time of day",
} as const;

export type BlockName = keyof typeof blockNames;

export function isBlockName(text: unknown): text is BlockName {
  return typeof text === "string" && Object.hasOwn(blockNames, text);
}
