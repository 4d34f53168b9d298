import { isTerminal } from "./environment/is-terminal.ts";
import { toPaths, type Paths } from "./environment/paths.ts";
import {
  toTerminal,
  wantsColour,
  type TerminalFacts,
  type TerminalProbe,
} from "./environment/terminal-facts.ts";
import { absolute, type Variables } from "./environment/variables.ts";

/**
 * What the environment says, read once. No other file looks at `process.env`. The facts about the
 * terminal are found when they are first asked for: Bun needs longer to load what knows them than a
 * shell needs to run a command.
 */
export interface Environment {
  /** All of them, for processes that are started and for the keys of models. */
  readonly variables: Readonly<Record<string, string>>;
  readonly home: string;
  readonly paths: Paths;
  readonly colour: { readonly stdout: boolean; readonly stderr: boolean };
  readonly terminal: TerminalFacts;
  /** Absolute path of the person's bash or zsh; undefined for any other login shell. */
  readonly loginShell: string | undefined;
}

/** Everything that is not a variable, so that a test can say it. */
export interface Surroundings extends TerminalProbe {
  readonly cwd: () => string;
  readonly homeDirectory: () => string;
  readonly isExecutable: (path: string) => boolean;
}

export function readEnvironment(): Environment {
  return toEnvironment(process.env, {
    cwd: () => process.cwd(),
    homeDirectory: () => process.getBuiltinModule("node:os").userInfo().homedir,
    isExecutable: (path) => Bun.which(path) !== null,
    isTty: (stream) => isTerminal(descriptors[stream]),
    size: () => ({ columns: process.stdout.columns, rows: process.stdout.rows }),
  });
}

/** An empty variable counts as one that is not set, as the XDG specification has it. */
export function toEnvironment(variables: Variables, around: Surroundings): Environment {
  const home = absolute(variables.HOME) ?? around.homeDirectory();
  let colour: Environment["colour"] | undefined;
  let terminal: TerminalFacts | undefined;
  return {
    variables: withoutGaps(variables),
    home,
    paths: toPaths(variables, home, around.cwd),
    loginShell: loginShell(variables, around.isExecutable),
    get colour() {
      return (colour ??= {
        stdout: wantsColour(variables, () => around.isTty("stdout")),
        stderr: wantsColour(variables, () => around.isTty("stderr")),
      });
    },
    get terminal() {
      return (terminal ??= toTerminal(variables, around));
    },
  };
}

function loginShell(
  variables: Variables,
  executable: (path: string) => boolean,
): string | undefined {
  const path = absolute(variables.SHELL);
  if (path === undefined) return undefined;
  return /\/(?:bash|zsh)$/.test(path) && executable(path) ? path : undefined;
}

function withoutGaps(variables: Variables): Record<string, string> {
  const all: Record<string, string> = {};
  for (const [name, value] of Object.entries(variables)) {
    if (value !== undefined) all[name] = value;
  }
  return all;
}

const descriptors = { stdin: 0, stdout: 1, stderr: 2 } as const;

/**
 * Has requests to this machine go past a proxy: with HTTP_PROXY set, Bun's fetch would look for a
 * local model server at the proxy.
 */
export function keepLoopbackDirect(): void {
  const loopback = "127.0.0.1,localhost,::1";
  const before = process.env["NO_PROXY"] ?? process.env["no_proxy"] ?? "";
  if (before.includes(loopback) || before === "*") return;
  process.env["NO_PROXY"] = before === "" ? loopback : `${before},${loopback}`;
}
