/**
 * Every command and flag of the program. Parsing, `--help` and the completion scripts are all made
 * from this table, so what is not here does not exist and what is here is offered.
 */

/** What a value is, for completion; parsing it is up to `arguments.ts`. */
export type ValueKind =
  | { readonly kind: "text" }
  | { readonly kind: "number" }
  | { readonly kind: "file" }
  | { readonly kind: "directory" }
  | { readonly kind: "shellLine" }
  | { readonly kind: "choice"; readonly choices: readonly string[] };

export interface FlagSpec {
  readonly name: string;
  /** One letter. */
  readonly short: string | undefined;
  readonly value:
    | { readonly kind: "none" }
    | { readonly kind: "required" | "optional"; readonly name: string; readonly of: ValueKind };
  readonly summary: string;
}

export interface OperandSpec {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly of: ValueKind;
}

export interface CommandSpec {
  /** Words after `aish`; empty for the program itself. */
  readonly path: readonly string[];
  readonly summary: string;
  readonly flags: readonly FlagSpec[];
  readonly operands: OperandSpec;
  readonly commands: readonly CommandSpec[];
  /** The one of `commands` that runs when none is named. */
  readonly otherwise: string | undefined;
  /** The first operand ends the flags, so that a command line needs no `--` before it. */
  readonly operandsEndFlags: boolean;
  readonly examples: readonly string[];
}

const text: ValueKind = { kind: "text" };
const number: ValueKind = { kind: "number" };
const noOperands: OperandSpec = { name: "", min: 0, max: 0, of: text };
const jobOperands: OperandSpec = { name: "job", min: 1, max: Number.POSITIVE_INFINITY, of: number };

function on(name: string, summary: string, short?: string): FlagSpec {
  return { name, short, value: { kind: "none" }, summary };
}

function takes(
  name: string,
  value: { readonly name: string; readonly of: ValueKind; readonly optional?: boolean },
  summary: string,
  short?: string,
): FlagSpec {
  const kind = value.optional === true ? "optional" : "required";
  return { name, short, value: { kind, name: value.name, of: value.of }, summary };
}

/** Understood by every command, before or after its name. */
export const globalFlags: readonly FlagSpec[] = [
  takes("config", { name: "file", of: { kind: "file" } }, "read this configuration file"),
  on("help", "show this help", "h"),
];

const json = on("json", "print JSON under the names of the tables' columns");
const limit = (summary: string) => takes("limit", { name: "n", of: number }, summary, "n");
const inSession = (summary: string) => takes("session", { name: "session", of: text }, summary);

function command(
  path: string,
  summary: string,
  parts: Partial<Omit<CommandSpec, "path" | "summary">> = {},
): CommandSpec {
  return {
    path: path.split(" "),
    summary,
    flags: [],
    operands: noOperands,
    commands: [],
    otherwise: undefined,
    operandsEndFlags: false,
    examples: [],
    ...parts,
  };
}

const jobs = command("jobs", "list and steer background jobs", {
  otherwise: "list",
  commands: [
    command("jobs list", "list running jobs and those that ended lately", {
      flags: [
        on("all", "every job that is still known"),
        inSession("only jobs of this session"),
        json,
      ],
    }),
    command("jobs start", "start a shell line as a background job", {
      flags: [inSession("the session that is told when it ends"), json],
      operands: {
        name: "command",
        min: 1,
        max: Number.POSITIVE_INFINITY,
        of: { kind: "shellLine" },
      },
      operandsEndFlags: true,
      examples: ["aish jobs start 'make -j8 && make install'", "aish jobs start make -j8"],
    }),
    command("jobs output", "print what a job has written", {
      flags: [
        takes("lines", { name: "n|a-b", of: text }, "the last n lines, or lines a to b"),
        on("follow", "go on until the job ends", "f"),
      ],
      operands: { ...jobOperands, max: 1 },
    }),
    command("jobs wait", "wait until jobs end; exits with the status of the last", {
      flags: [takes("timeout", { name: "seconds", of: number }, "give up waiting after"), json],
      operands: jobOperands,
    }),
    command("jobs kill", "end jobs and everything that they started", {
      flags: [json],
      operands: jobOperands,
    }),
  ],
});

const sessions = command("sessions", "list sessions, newest first", {
  flags: [limit("at most n sessions (20)"), on("all", "every session, empty ones too"), json],
});

const history = command("history", "search what was run, newest first", {
  flags: [
    limit("at most n commands (50)"),
    on("failed", "only commands that failed"),
    inSession("only this session"),
    takes("cwd", { name: "directory", of: { kind: "directory" } }, "only what ran there"),
    json,
  ],
  operands: { name: "word", min: 0, max: Number.POSITIVE_INFINITY, of: text },
  examples: ["aish history docker run", "aish history --failed --cwd ."],
});

const kai = command("kai", "run the kai language: a program, a script, or a prompt of its own", {
  flags: [
    takes("command", { name: "line", of: { kind: "shellLine" } }, "run this program", "c"),
    on("check", "say what is wrong with the program, without running it"),
    on("plan", "print as JSON what the program would run, read and write"),
  ],
  operands: { name: "file", min: 0, max: Number.POSITIVE_INFINITY, of: { kind: "file" } },
  operandsEndFlags: true,
  examples: [
    "aish kai -c 'for f in *.log; do echo $f; done'",
    "aish kai --check deploy.kai",
    "aish kai deploy.kai staging    staging is $1",
  ],
});

const kat = command(
  "kat",
  "show a file: Markdown rendered, code coloured, pictures where they can be",
  {
    flags: [
      on("numbers", "show the numbers of lines", "n"),
      on("raw", "show Markdown as it is written, and what is no text"),
      on("pager", "open the pager though all of it fits on the screen"),
      takes(
        "language",
        { name: "name", of: text },
        "take it for this language, as in ts or markdown",
      ),
      takes("wrap", { name: "columns", of: number }, "lay Markdown out for at most so many (100)"),
    ],
    operands: { name: "file", min: 0, max: Number.POSITIVE_INFINITY, of: { kind: "file" } },
    examples: [
      "aish kat README.md",
      "git log -p | aish kat --language diff",
      "aish kat -n main.ts",
    ],
  },
);

const route = command("route", "say which way lines would go, and why, without running them", {
  flags: [on("json", "print JSON rows of line, route and why")],
  operands: { name: "line", min: 0, max: 1, of: { kind: "shellLine" } },
  examples: [
    "aish route 'make me a list of users'",
    "aish route < lines    each line of stdin; aliases and functions are not known here",
  ],
});

const model = command("model", "list the models and say which can be reached, or add one", {
  otherwise: "list",
  commands: [
    command("model list", "say which models answer, their real context and their speed", {
      flags: [json],
    }),
    command("model add", "add a model to the configuration after trying it", {
      flags: [
        takes("endpoint", { name: "url", of: text }, "where it is asked, with or without /v1"),
        takes("model", { name: "name", of: text }, "its name there, if the server has several"),
        takes("key-env", { name: "variable", of: text }, "the variable that holds the key"),
        on("untried", "add it though it does not answer now"),
      ],
      operands: { name: "name", min: 0, max: 1, of: text },
      examples: [
        "aish model add",
        "aish model add fast --endpoint http://127.0.0.1:8081",
        "aish model add cloud --endpoint https://openrouter.ai/api/v1 --key-env OPENROUTER_API_KEY",
      ],
    }),
  ],
});

const shells: ValueKind = { kind: "choice", choices: ["bash", "zsh", "fish"] };

const commands: readonly CommandSpec[] = [
  sessions,
  history,
  jobs,
  kai,
  kat,
  route,
  model,
  command("doctor", "look for what is wrong and say how to mend it", { flags: [json] }),
  command("config", "show the configuration and where each value came from", {
    flags: [on("default", "print the built-in configuration, with comments"), json],
    examples: ["aish config --default > ~/.config/aish/config.toml"],
  }),
  command("completions", "print the completion script of a shell", {
    operands: { name: "shell", min: 1, max: 1, of: shells },
    examples: [
      'eval "$(aish completions bash)"',
      "aish completions zsh > ~/.zfunc/_aish",
      "aish completions fish > ~/.config/fish/completions/aish.fish",
    ],
  }),
  command("help", "show the help of the program or of a command", {
    operands: { name: "command", min: 0, max: Number.POSITIVE_INFINITY, of: text },
  }),
];

export const program: CommandSpec = {
  path: [],
  summary: "a conversational shell: run commands, ask a model about them, keep background jobs",
  flags: [
    takes(
      "resume",
      { name: "session|last", of: text, optional: true },
      "go on with a session",
      "r",
    ),
    takes("command", { name: "line", of: { kind: "shellLine" } }, "run one shell line", "c"),
    takes(
      "print",
      { name: "question", of: text, optional: true },
      "ask once, print the answer",
      "p",
    ),
    on("json", "with -p: print the answer as JSON"),
    on("version", "print the version", "V"),
  ],
  operands: { name: "command", min: 0, max: 1, of: text },
  commands,
  otherwise: undefined,
  operandsEndFlags: false,
  examples: [
    "aish --resume last",
    "aish -c 'make test'",
    "git diff | aish -p 'what does this change?'",
  ],
};
