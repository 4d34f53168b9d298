import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const repository = join(import.meta.dir, "../..");

export interface Clone extends AsyncDisposable {
  /** Holds everything of the clone; its name has a space. */
  readonly root: string;
  readonly home: string;
  /** What each run of the recorded Bun was asked, one line a run. */
  asked(): Promise<string[]>;
  run(command: readonly string[], options?: RunOptions): Promise<Ran>;
}

export interface RunOptions {
  readonly cwd?: string;
  /** Added to an environment of PATH and HOME; undefined takes a variable away. */
  readonly env?: Record<string, string | undefined>;
  readonly stdin?: string;
}

export interface Ran {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number;
}

export interface CloneOptions {
  /** Which Bun is on PATH: a recording of the running one, one that says it is old, or none. */
  readonly bun?: "recorded" | "old" | "none";
  readonly npm?: boolean;
  readonly install?: string;
}

/**
 * A small repository with the real `launch`, in the state of a fresh clone, that installs without a
 * network: its one dependency is a folder. Its program prints what reached it.
 */
export async function makeClone(options: CloneOptions = {}): Promise<Clone> {
  const scratch = await mkdtemp(join(tmpdir(), "aish-launch-"));
  const [root, home, bin, log] = ["a clone", "home", "bin", "asked"].map((name) =>
    join(scratch, name),
  ) as [string, string, string, string];
  const files: Record<string, string> = {
    "package.json": JSON.stringify({
      name: "clone",
      private: true,
      workspaces: ["apps/*", "libs/*", "test", "bench"],
      scripts: { start: "exec sh ./launch start", test: "exec sh ./launch test" },
    }),
    "bunfig.toml": '[install]\nlinker = "isolated"\n',
    "apps/cli/package.json": '{"name":"cli","dependencies":{"greeting":"workspace:*"}}',
    "apps/cli/src/main.ts": program,
    "libs/greeting/package.json": '{"name":"greeting","exports":"./greeting.ts"}',
    "libs/greeting/greeting.ts": 'export const greeting = "hi";\n',
    "test/package.json": '{"name":"test"}',
    "bench/package.json": '{"name":"bench"}',
    "bun.lock": lock,
    ".npmrc": "update-notifier=false\n",
  };
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(root, path, ".."), { recursive: true });
    await writeFile(join(root, path), text);
  }
  await cp(join(repository, "launch"), join(root, "launch"));
  await mkdir(home);
  await mkdir(bin);
  await linkCommands(bin, options.npm === true ? [...commands, "node", "npm"] : commands);
  const bun = options.bun ?? "recorded";
  if (bun !== "none") await writeBun(join(bin, "bun"), log, bun, options.install);
  return {
    root,
    home,
    asked: async () => (await readFile(log, "utf8").catch(() => "")).split("\n").slice(0, -1),
    run: async (command, { cwd = root, env = {}, stdin = "" } = {}) => {
      const child = Bun.spawn([...command], {
        cwd,
        env: { PATH: bin, HOME: home, ...env },
        stdin: new Blob([stdin]),
        stdout: "pipe",
        stderr: "pipe",
      });
      const [stdout, stderr, status] = await Promise.all([
        child.stdout.text(),
        child.stderr.text(),
        child.exited,
      ]);
      return { stdout, stderr, status };
    },
    [Symbol.asyncDispose]: () => rm(scratch, { recursive: true, force: true }),
  };
}

const commands = "cat dash env mkdir mv rm sh sleep uname".split(" ");

const program = `import { greeting } from "greeting";
const { PATH, SECRET } = process.env;
const runner = Object.keys(process.env).filter((name) => /^npm_(?!config)|^INIT_CWD$/.test(name));
const [, , what] = process.argv;
if (what === "wait") {
  process.on("SIGINT", () => process.exit(33));
  process.on("SIGTERM", () => process.exit(34));
  setTimeout(() => process.exit(1), 20_000);
}
const stdin = what === "read" ? await Bun.stdin.text() : undefined;
const tty = require("node:tty").isatty(0);
console.log(JSON.stringify({
  argv: process.argv.slice(2), cwd: process.cwd(), pid: process.pid, greeting, tty, stdin, runner, PATH, SECRET,
}));
process.exitCode = what === "status" ? Number(process.argv[3]) : 0;
`;

const lock = `{
  "lockfileVersion": 1,
  "configVersion": 1,
  "workspaces": {
    "": { "name": "clone" },
    "apps/cli": { "name": "cli", "dependencies": { "greeting": "workspace:*" } },
    "bench": { "name": "bench" },
    "libs/greeting": { "name": "greeting" },
    "test": { "name": "test" },
  },
  "packages": {
    "bench": ["bench@workspace:bench"],
    "cli": ["cli@workspace:apps/cli"],
    "greeting": ["greeting@workspace:libs/greeting"],
    "test": ["test@workspace:test"],
  }
}
`;

async function linkCommands(bin: string, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const found = Bun.which(name);
    if (found !== null) await symlink(found, join(bin, name));
  }
}

/** A Bun that notes what it was asked; `install` is a line of sh that it runs in place of installing. */
async function writeBun(
  path: string,
  log: string,
  kind: "recorded" | "old",
  install: string | undefined,
): Promise<void> {
  const version = kind === "old" ? "case $1 in --version) echo 1.2.20; exit ;; esac" : "";
  const instead = install === undefined ? "" : `case $1 in install) ${install} ;; esac`;
  const script = `#!/bin/sh\nprintf '%s\\n' "$*" >>'${log}'\n${version}\n${instead}\nexec '${process.execPath}' "$@"\n`;
  await writeFile(path, script, { mode: 0o755 });
}
