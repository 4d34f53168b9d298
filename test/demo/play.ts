import { assertNever } from "@aish/core";
import { Screen } from "../cli/screen.ts";
import type { DemoWorld } from "./demo-world.ts";
import { playedVisits, type PlayedStep, type PlayedVisit } from "./played-lines.ts";

export interface PlayOptions {
  readonly columns: number;
  /** Gets what the terminal got, in order; what a person would have typed to start aish included. */
  readonly onBytes?: (bytes: Uint8Array | string) => void;
  /** Gets the screen of the visit that begins. */
  readonly onScreen?: (screen: Screen) => void;
}

/** The conversation as a person would have it, at the real program. Gives what it looked like. */
export async function play(world: DemoWorld, options: PlayOptions): Promise<string> {
  let transcript = "";
  for (const visit of playedVisits) {
    const start = `${transcript === "" ? "" : "\n"}$ ${["aish", ...visit.argv].join(" ")}`;
    options.onBytes?.(`${start.replace("\n", "\r\n")}\r\n`);
    transcript += `${start}\n${await playVisit(visit, world, options)}\n`;
  }
  return transcript;
}

/** So many that nothing scrolls: a row is then a place. */
export const rows = 120;

async function playVisit(
  { argv, steps }: PlayedVisit,
  { home, project }: DemoWorld,
  { columns, onBytes, onScreen }: PlayOptions,
): Promise<string> {
  await using screen = new Screen(home, argv, { cwd: project, columns, rows });
  screen.onBytes(onBytes);
  onScreen?.(screen);
  for (const step of steps) await playStep(step, screen);
  await screen.ended();
  return screen.text();
}

async function playStep(step: PlayedStep, screen: Screen): Promise<void> {
  switch (step.kind) {
    case "line": {
      await screen.waitForPrompt();
      const before = screen.text().length;
      screen.type(`${step.text}\r`);
      // What is typed before the line was taken is for the command that it runs.
      return screen.waitFor(() => screen.text().length > before + step.text.length / 2);
    }
    case "yes":
      return agree(screen, step.question);
    case "seen":
      return screen.waitFor(step.text);
    case "leave":
      await screen.waitForPrompt();
      return screen.type("\x04");
    default:
      return assertNever(step);
  }
}

/** Works for a question that a single key answers, too: only a key that is still there gets Enter. */
async function agree(screen: Screen, question: string): Promise<void> {
  const isAsked = (): boolean => lastLine(screen).startsWith(question);
  const isEchoed = (): boolean => isAsked() && lastLine(screen).endsWith("y");
  await screen.waitFor(() => isAsked() && !isEchoed());
  const { row } = screen.cursor;
  const isAnswered = (): boolean => !isAsked() || screen.cursor.row > row;
  screen.type("y");
  await screen.waitFor(() => isEchoed() || isAnswered());
  if (isEchoed()) screen.type("\r");
  await screen.waitFor(isAnswered);
}

/** The one with the cursor, however many rows it takes. */
function lastLine(screen: Screen): string {
  return screen.text().split("\n").at(-1) ?? "";
}
