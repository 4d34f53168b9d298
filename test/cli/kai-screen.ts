import type { Home } from "./aish.ts";
import { Screen, type ScreenOptions } from "./screen.ts";

export const keys = {
  up: "\x1b[A",
  down: "\x1b[B",
  home: "\x1b[H",
  interrupt: "\x03",
  end: "\x04",
};

/** The prompt of kai on a terminal. */
export const openKai = (home: Home, options: ScreenOptions = {}): Screen =>
  new Screen(home, ["kai"], options);

/** Waits until the prompt is there, with nothing typed. */
export async function prompt(screen: Screen, text = "kai ~> "): Promise<void> {
  await screen.waitFor(() => screen.modes.bracketedPaste && screen.beforeCursor === text);
}

/** Types an entry and waits for the next prompt. */
export async function enter(screen: Screen, entry: string, after = "kai ~> "): Promise<void> {
  const { length } = screen.text();
  screen.type(`${entry}\r`);
  await screen.waitFor(() => screen.text().length > length);
  await prompt(screen, after);
}

/** What the history has of it. */
export const entries = (home: Home): readonly Record<string, unknown>[] =>
  home.query("select channel, actor, command, exit_code from history order by id");
