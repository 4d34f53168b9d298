import type { RouteFacts } from "./ports.ts";
import { ask, shell, type Route } from "./route-kinds.ts";
import { routeWords } from "./route-words.ts";

export type {
  AskRoute,
  EmptyRoute,
  MetaRoute,
  Route,
  ShellRoute,
  UnknownRoute,
} from "./route-kinds.ts";

/** What `?` alone asks. */
export const aboutTheLast =
  "Explain the last command and what it printed. If it failed, say why and how to mend it.";

/** Decides without a model, the same each time. In doubt it does not choose the shell. */
export function routeLine(line: string, facts: RouteFacts): Route {
  const text = line.trim();
  if (text === "") return { kind: "empty", reason: "nothing was typed" };

  const meta = /^:(?<name>[a-z][\w-]*)(?:\s+(?<args>.*))?$/is.exec(text)?.groups;
  if (meta !== undefined) {
    const args = (meta["args"] ?? "").trim();
    return { kind: "meta", name: meta["name"] ?? "", args, reason: "begins with :" };
  }
  if (text.startsWith("!")) return routeMarked(text);
  if (text.startsWith("?")) {
    const question = text.slice(1).trim();
    return question === ""
      ? ask(aboutTheLast, "? alone asks about the last command")
      : ask(question, "begins with ?");
  }
  return routeWords(text, facts);
}

function routeMarked(text: string): Route {
  const hidden = text.startsWith("!!");
  const marker = hidden ? "!!" : "!";
  const command = text.slice(marker.length).trim();
  if (command === "") return { kind: "empty", reason: `nothing follows ${marker}` };
  return shell(command, `begins with ${marker}`, hidden);
}
