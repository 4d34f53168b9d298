import type { HelpTopic } from "./help-topic.ts";

export const builtins: HelpTopic = {
  name: "builtins",
  summary: "All builtins, with what they do",
  text: `Builtins

help NAME explains one, NAME --help as well. Every builtin takes --json and
prints its result as JSON then.

`,
};
