import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { builtCommand } from "../built-program.ts";
import { until } from "./until.ts";

/** No server that happens to run here is looked for, and the prompt is the same for root. */
export const usualConfig = `discovery.enabled = false
prompt.blocks = ["directory", "jobs", "status"]
`;

/** A person's home that nothing was ever done in, and what is read and left there. */
export interface Home extends AsyncDisposable {
  readonly path: string;
  /** The whole environment of the program; nothing of the test's own is in it. */
  readonly env: Readonly<Record<string, string>>;
  readonly database: string;
  /** Other blocks in the prompt than the usual ones. */
  showInPrompt(blocks: readonly string[]): Promise<void>;
  /** Adds to the usual configuration. */
  configure(toml: string): Promise<void>;
  /** Rows as Debian's `sqlite3` sees them. */
  query(sql: string): readonly Record<string, unknown>[];
  /** Pids of everything that runs with this home, the program and all that it started. */
  processes(): readonly number[];
}

export async function tempHome(): Promise<Home> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "aish-cli-")));
  const path = join(root, "home");
  const configFile = join(root, "config/aish/config.toml");
  mkdirSync(path);
  mkdirSync(join(root, "tmp"));
  await Bun.write(configFile, usualConfig);
  const database = join(path, ".local/share/aish/aish.db");
  const processes = (): readonly number[] => pidsWithHome(path);
  return {
    path,
    database,
    env: {
      HOME: path,
      XDG_CONFIG_HOME: join(root, "config"),
      PATH: "/usr/local/bin:/usr/bin:/bin",
      SHELL: "/bin/bash",
      TERM: "xterm-256color",
      LANG: "C.UTF-8",
      TMPDIR: join(root, "tmp"),
      // Bun would fill each new home with what it has compiled, which takes longer than compiling.
      BUN_RUNTIME_TRANSPILER_CACHE_PATH: "0",
    },
    async showInPrompt(blocks) {
      const text = await Bun.file(configFile).text();
      const line = `prompt.blocks = ${JSON.stringify(blocks)}`;
      await Bun.write(configFile, text.replace(/^prompt\.blocks = .*$/m, line));
    },
    async configure(toml) {
      await Bun.write(configFile, `${await Bun.file(configFile).text()}${toml}`);
    },
    query: (sql) => query(database, sql),
    processes,
    async [Symbol.asyncDispose]() {
      await until("everything that was started here has ended", () => {
        const left = processes();
        for (const pid of left) killIfThere(pid);
        return left.length === 0;
      });
      makeRemovable(path);
      rmSync(root, { recursive: true, force: true });
    },
  };
}

export interface ProgramEnd {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number;
}

/** Runs the real program without a terminal, to its end. */
export async function aish(
  home: Home,
  argv: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<ProgramEnd> {
  const child = Bun.spawn(aishCommand(argv), {
    cwd: home.path,
    env: { ...home.env, ...env },
    stdin: "ignore",
    stdout: "pipe",
    stderr: "pipe",
  });
  const [stdout, stderr, status] = await Promise.all([
    child.stdout.text(),
    child.stderr.text(),
    child.exited,
  ]);
  return { stdout, stderr, status };
}

export function aishCommand(argv: readonly string[]): string[] {
  return [...builtCommand(), ...argv];
}

function query(database: string, sql: string): readonly Record<string, unknown>[] {
  const answer = Bun.spawnSync(["/usr/bin/sqlite3", "-json", database, sql]);
  if (!answer.success) throw new Error(answer.stderr.toString());
  const text = answer.stdout.toString();
  return text === "" ? [] : (JSON.parse(text) as Record<string, unknown>[]);
}

function pidsWithHome(path: string): readonly number[] {
  const mark = `\0HOME=${path}\0`;
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => `\0${environmentOf(name)}`.includes(mark))
    .map(Number);
}

/** Empty for a zombie, for a process that is not ours and for one that has just gone. */
function environmentOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, "latin1");
  } catch {
    return "";
  }
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It went by itself.
  }
}

/** A test may have taken the right to write away. */
function makeRemovable(directory: string): void {
  chmodSync(directory, 0o700);
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    if (entry.isDirectory()) makeRemovable(join(directory, entry.name));
  }
}
