import type { ModeEntry } from "../modes/prompt-mode.ts";
import type { CompletionAnswer, CompletionList } from "@aish/terminal/editor";
import { colourShellLine, ShellReader } from "@aish/terminal/line-colour";
import { toAnswer } from "../completion/to-answer.ts";
import { openHistoryList } from "./history-list.ts";
import { flipRoute } from "./flip-route.ts";
import { jumpHint } from "./jump-hint.ts";
import { isOursToRun } from "./run-typed.ts";
import { isUnfinishedCommand } from "./is-unfinished-command.ts";
import type { PromptShell } from "./prompt-shell.ts";

type SignRoute = "shell" | "question" | "meta";

/** What the shell mode knows of a text while it is typed. */
export function shellEntry(shell: PromptShell, route: (text: string) => SignRoute): ModeEntry {
  const lines = new ShellReader();
  const { suggestions, highlight } = shell.session.config.editor;
  return {
    ...(highlight
      ? {
          colours: (text, cursor) =>
            colourShellLine(text, shell.lineFacts, {
              cursor,
              reader: lines,
              route: route(text) === "question" ? "ask" : "shell",
            }),
        }
      : {}),
    ...(suggestions ? { suggest: (text) => shell.memory.suggest(text, shell.session.cwd) } : {}),
    complete(text, cursor, signal) {
      const name = /^\s*(?<name>[a-z]\w*)\s/.exec(text.slice(0, cursor))?.groups?.["name"];
      if (name === undefined || !isOursToRun(name, shell)) {
        return toAnswer(shell.completer.complete(text, cursor, signal));
      }
      // A word of ours without its colon.
      const offer = shell.completer.complete(
        `:${text.trimStart()}`,
        cursor + 1 - (text.length - text.trimStart().length),
        signal,
      );
      return shifted(toAnswer(offer), text.length - text.trimStart().length - 1);
    },
    hint(text) {
      const hint = jumpHint(text, shell);
      return hint === undefined
        ? undefined
        : [{ text: hint, sgr: shell.themes.palette.sgr("muted") }];
    },
    expand: (text, cursor) => shell.abbreviations.expand(text, cursor),
    isUnfinished: (text) =>
      route(text) === "shell" && isUnfinishedCommand(text, shell.session.path),
    perform(action, buffer) {
      switch (action) {
        case "search-history":
          return { kind: "overlay", overlay: openHistoryList(shell, buffer.text) };
        case "toggle-route": {
          const text = flipRoute(buffer.text, route(buffer.text));
          const cursor = Math.max(0, buffer.cursor + text.length - buffer.text.length);
          return { kind: "text", text, cursor };
        }
        default:
          return { kind: "leave" };
      }
    },
  };
}

/** The same list for a text that has so many more characters in front. */
function shifted({ now, later }: CompletionAnswer, by: number): CompletionAnswer {
  const move = (list: CompletionList): CompletionList => ({
    ...list,
    start: list.start + by,
    end: list.end + by,
  });
  return { now: move(now), later: later?.then((list) => list && move(list)) };
}
