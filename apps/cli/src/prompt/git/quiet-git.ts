/** Variables for a git that nobody called: it asks nobody and fetches nothing. */
export const quietGit = {
  GIT_TERMINAL_PROMPT: "0",
  // A partial clone would fetch what is missing, by whatever means its configuration names.
  GIT_NO_LAZY_FETCH: "1",
  GIT_ALLOW_PROTOCOL: "none",
} as const;
