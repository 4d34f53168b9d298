/** What a colour says, which a theme turns into a colour. */
export const roles = {
  text: "the text itself",
  muted: "what may be overlooked: hints, numbers of lines",
  faint: "frames, separators, what is hardly there",
  strong: "headings and names that stand out",
  accent: "the prompt's sign, what is chosen",
  success: "what went well",
  warning: "what may go wrong",
  error: "what went wrong",
  info: "what is worth knowing",
  selection: "the selected text and the chosen row",
  match: "the letters that matched what was typed",
  ghost: "the suggestion behind the cursor",
  command: "a command that is there",
  unknown: "a command that is not there",
  option: "an option of a command",
  string: "a quoted text",
  number: "a number",
  variable: "a variable and what is put in its place",
  operator: "pipes, redirects, separators",
  keyword: "a word of the language",
  comment: "a comment",
  path: "a path that exists",
  question: "a line that asks the model",
  meta: "a line that is a meta command",
  directory: "the directory in the prompt",
  branch: "the branch in the prompt",
} as const;

export type Role = keyof typeof roles;

/** Which colours a terminal has: none, the 16 of its own palette, 256, or 24 bits. */
export type ColourDepth = "none" | "16" | "256" | "truecolor";
