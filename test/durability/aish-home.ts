import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { builtProgram } from "../built-program.ts";
import { AishPrompt } from "./aish-prompt.ts";
import { processesWith, signalIfThere } from "./processes.ts";
import { sqlite3 } from "./sqlite3.ts";
import { until } from "./until.ts";

export interface Ran {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** A command line that aish is the end of: `unshare -m sh -c … aish`. */
  readonly within?: readonly string[];
}

/** A person's home with nothing in it but what aish makes. Disposing of it ends all that runs in it. */
export interface AishHome extends AsyncDisposable {
  readonly directory: string;
  readonly database: string;
  readonly stateDirectory: string;
  /** Starts the program without a terminal and does not wait for it. */
  start(argv: readonly string[], options?: RunOptions): AishProcess;
  run(argv: readonly string[], options?: RunOptions): Promise<Ran>;
  /** `run` for what must succeed: its standard output. */
  output(argv: readonly string[]): Promise<string>;
  prompt(argv?: readonly string[], options?: RunOptions): AishPrompt;
  /** Has `sqlite3` do something, and gives the rows; none as long as there are no tables. */
  rows(sql: string): ReturnType<typeof sqlite3>;
  /** The pids of all that runs with this home. */
  processes(): number[];
}

export type AishProcess = Bun.Subprocess<"ignore", "pipe", "pipe">;

export function openHome(): AishHome {
  const program = join(builtProgram(), "aish.js");
  const directory = mkdtempSync(join(tmpdir(), "aish-home-"));
  const database = join(directory, ".local/share/aish/aish.db");
  const environment = {
    HOME: directory,
    PATH: [dirname(process.execPath), "/usr/local/bin:/usr/bin:/bin"].join(delimiter),
    TERM: "xterm-256color",
    LANG: "C.UTF-8",
    NO_COLOR: "1",
  };

  function start(argv: readonly string[], { env, within = [] }: RunOptions = {}): AishProcess {
    return Bun.spawn([...within, program, ...argv], {
      cwd: directory,
      env: { ...environment, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
  }

  async function run(argv: readonly string[], options?: RunOptions): Promise<Ran> {
    const child = start(argv, options);
    const timer = setTimeout(() => child.kill("SIGKILL"), patienceMs);
    const [stdout, stderr, status] = await Promise.all([
      child.stdout.text(),
      child.stderr.text(),
      child.exited,
    ]);
    clearTimeout(timer);
    return { stdout, stderr, status };
  }

  return {
    directory,
    database,
    stateDirectory: join(directory, ".local/state/aish"),
    start,
    run,
    async output(argv) {
      const { stdout, stderr, status } = await run(argv);
      if (status === 0 && stderr === "") return stdout;
      throw new Error(`aish ${argv.join(" ")} ended with ${status}: ${stderr}`);
    },
    prompt: (argv = [], { env, within = [] } = {}) =>
      new AishPrompt([...within, program, ...argv], directory, { ...environment, ...env }),
    rows: (sql) => (hasTables(database) ? sqlite3(database, sql) : []),
    processes: () => processesWith("HOME", directory),
    async [Symbol.asyncDispose]() {
      await until("everything that runs in the home to be gone", () => {
        const left = processesWith("HOME", directory);
        for (const pid of left) signalIfThere(pid, "SIGKILL");
        return left.length === 0;
      });
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function hasTables(database: string): boolean {
  return existsSync(database) && sqlite3(database, "SELECT 1 FROM sqlite_schema").length > 0;
}

/** No way of running the program may take as long as this. */
const patienceMs = 30_000;
