import { AishError } from "@aish/core";
import type { ThemeChoice } from "../theme/theme-choice.ts";
import type { StartUpAnswer, StartUpCommand } from "./start-up-command.ts";

export interface KaiPromptFacts {
  readonly themes: () => ThemeChoice;
  /** An init file runs, which may be written for the other prompt as well. */
  readonly isStarting: () => boolean;
}

/** The commands of init files at the prompt of kai: there most of them have nothing to act on. */
export function kaiPromptCommands({
  themes,
  isStarting,
}: KaiPromptFacts): readonly StartUpCommand[] {
  const elsewhere = (name: string): StartUpCommand => ({
    name,
    summary: "Set up the prompt of aish, and do nothing at the one of kai",
    run: () =>
      isStarting()
        ? nothing
        : { ok: false, message: "is only for the prompt of aish", hint: "start aish" },
  });
  const theme: StartUpCommand = {
    name: "theme",
    summary: "Put a theme in force",
    run([name = "", ...more]) {
      if (name === "" || more.length > 0) {
        const hint = `write one of ${themes().names().join(", ")}`;
        return { ok: false, message: "takes one name", hint };
      }
      return select(name, themes());
    },
  };
  return [theme, ...["abbr", "bind", "prompt", "pyvenv"].map(elsewhere)];
}

const nothing: StartUpAnswer = { ok: true, text: "" };

function select(name: string, themes: ThemeChoice): StartUpAnswer {
  try {
    themes.select(name);
    return nothing;
  } catch (error) {
    if (!(error instanceof AishError)) throw error;
    return { ok: false, message: error.message, hint: error.hint };
  }
}
