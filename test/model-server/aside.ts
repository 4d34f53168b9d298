import type { ChatBody } from "./check-request.ts";
import { countTokens } from "./count-tokens.ts";
import type { Script, ScriptedReply } from "./script.ts";

export type AsideKind = "title" | "summary" | "explanation";

const marks: readonly (readonly [AsideKind, string])[] = [
  ["summary", "Summarise the conversation"],
  ["explanation", "Explain the command"],
  ["title", "title for this conversation"],
];

/** What a request is about that is no part of the conversation; undefined if it is one. */
export function asideIn({ messages = [] }: ChatBody): AsideKind | undefined {
  const last = messages.findLast(({ role }) => role === "user")?.content ?? "";
  return marks.find(([, mark]) => last.includes(mark))?.[0];
}

export function answerAside(
  kind: AsideKind,
  body: ChatBody,
  script: Omit<Script, "replies">,
): ScriptedReply {
  const scripted = script[kind];
  if (typeof scripted === "object") return scripted;
  return { text: scripted ?? usual(kind, body) };
}

function usual(kind: AsideKind, body: ChatBody): string {
  switch (kind) {
    case "title":
      return "A scripted talk";
    case "explanation":
      return "It does what it says, and changes nothing else.";
    case "summary":
      return summaryOf(body);
    default:
      return kind satisfies never;
  }
}

/**
 * The beginning of each line of the person's. It begins as they do, so that it comes through being
 * summarised again; what is too long for the reply loses its middle, for the first line is the goal.
 */
function summaryOf({ messages = [], max_tokens: maxTokens = 1000 }: ChatBody): string {
  const text = messages.map(({ content }) => content ?? "").join("\n");
  const lines = (text.match(/^.*The person: .*$/gm) ?? []).map((line) =>
    line.replace(/^.*?(?=The person: )/, "").slice(0, "The person: ".length + 60),
  );
  while (lines.length > 1 && countTokens(lines.join("\n")) > maxTokens) lines.splice(1, 1);
  return lines.length === 0 ? "Nothing was said." : lines.join("\n");
}
