import { AishError, BrokenPipe } from "@aish/core";
import { openSync } from "node:fs";
import { loadConfig } from "../config.ts";
import { currentDirectory } from "../current-directory.ts";
import type { Environment } from "../environment.ts";
import type { KatRequest } from "../invocation.ts";
import { openTerminal, type Terminal } from "../terminal/terminal.ts";
import { writeAll } from "../terminal/write-all.ts";
import { promptThemes } from "../theme/prompt-themes.ts";
import type { KatPlace } from "./kat-place.ts";
import { runKat } from "./run-kat.ts";
import { ttyKeyboard } from "./tty-keyboard.ts";
import { writeOrEnd } from "./write-or-end.ts";

/** `aish kat` as a program of its own. */
export async function runKatAlone(
  request: KatRequest,
  configFile: string | undefined,
  environment: Environment,
): Promise<number> {
  const { terminal: facts, variables } = environment;
  const isPlain = facts.kind === undefined || facts.kind === "dumb";
  const themes = promptThemes(environment, themeOf(environment, configFile));
  let terminal: Terminal | undefined;
  let signal: number | undefined;
  const signals = (
    [
      ["SIGINT", 2],
      ["SIGTERM", 15],
      ["SIGHUP", 1],
    ] as const
  ).map(([name, number]) => {
    const end = (): void => {
      signal = number;
      terminal?.end();
    };
    return { name, end };
  });
  const open = (): Terminal | undefined => {
    if (isPlain || terminal !== undefined) return terminal;
    terminal = facts.stdin ? openTerminal() : openTty();
    // Until then a signal may end the program as any other.
    if (terminal !== undefined) for (const { name, end } of signals) process.on(name, end);
    return terminal;
  };
  const place: KatPlace = {
    cwd: currentDirectory(),
    variables,
    variablesNow: async () => variables,
    screen: facts.stdout
      ? {
          get size() {
            const [columns, rows] = process.stdout.getWindowSize();
            return { columns: columns || 80, rows: rows || 24 };
          },
          open,
          asksBackground: true,
          palette: () => themes.palette,
          hear(answer) {
            if (answer.kind === "background") themes.setBackground(answer.colour);
          },
          lends: facts.stdin,
        }
      : undefined,
    print: (output) => writeOrEnd(1, typeof output === "string" ? Buffer.from(output) : output),
    complain: (message) => writeAll(2, Buffer.from(`${message}\n`)),
    input: () => Bun.stdin.stream(),
  };
  try {
    const status = await runKat(request, place);
    return signal === undefined ? status : 128 + signal;
  } catch (error) {
    if (error instanceof BrokenPipe) return 141; // as SIGPIPE would end it
    throw error;
  } finally {
    for (const { name, end } of signals) process.off(name, end);
    terminal?.close();
  }
}

/** A file is shown whatever is wrong with the configuration. */
function themeOf(environment: Environment, configFile: string | undefined): string | undefined {
  try {
    return loadConfig(environment, configFile).config.theme;
  } catch (error) {
    if (error instanceof AishError && configFile === undefined) return undefined;
    throw error;
  }
}

function openTty(): Terminal | undefined {
  const path = "/dev/tty";
  let fd: number;
  try {
    fd = openSync(path, "r+");
  } catch {
    return undefined; // there is no terminal to take keys from
  }
  return openTerminal(ttyKeyboard(path), fd);
}
