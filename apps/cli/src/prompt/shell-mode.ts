import { recallOf } from "../history/recall-of.ts";
import type { PromptMode } from "../modes/prompt-mode.ts";
import type { PromptShell } from "./prompt-shell.ts";
import { routeAsTyped, runTyped } from "./run-typed.ts";
import { shellEntry } from "./shell-entry.ts";

type SignRoute = "shell" | "question" | "meta";

/** The mode of F1: commands, questions and meta commands. */
export function createShellMode(shell: PromptShell): PromptMode {
  let known: { readonly text: string; readonly facts: number; readonly route: SignRoute } = {
    text: "",
    facts: 0,
    route: "shell",
  };
  function route(text: string): SignRoute {
    const facts = shell.lineFacts.version;
    if (text !== known.text || facts !== known.facts) {
      known = { text, facts, route: signRoute(text, shell) };
    }
    return known.route;
  }
  const entry = shellEntry(shell, route);
  return {
    name: "shell",
    summary: "commands and questions",
    label: undefined,
    recall: recallOf(() => shell.memory),
    entry,
    route,
    run: (text) => runTyped(text, shell),
  };
}

function signRoute(text: string, shell: PromptShell): SignRoute {
  if (text.length > longest) return "shell";
  const kind = routeAsTyped(text, shell);
  if (kind === "ask") return "question";
  return kind === "meta" ? "meta" : "shell";
}

/** Of a line, in characters: what is longer was pasted, and nobody asks so much. */
const longest = 10_000;
