import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { AishError } from "@aish/core";
import { definedFunctions, functionNames, renderFunctions } from "./function-text.ts";
import type { Shell } from "./shell-dialect.ts";

/** What the next line starts from, as far as the program needs to know it. */
export interface ShellFacts {
  readonly cwd: string;
  readonly path: string;
  /** Names that the shell itself resolves, by what they are. */
  readonly names: ReadonlyMap<string, "alias" | "function" | "builtin" | "keyword">;
}

export interface RunDirectory {
  readonly directory: string;
  /** The state to restore, undefined before the first command. */
  readonly stateFile: string | undefined;
  /** Takes over what the run left behind; undefined if it saved nothing (`exec`, a crash). */
  adopt(): ShellFacts | undefined;
  remove(): void;
}

/**
 * The state that commands of one session hand on: directory, variables, exports, functions, aliases,
 * options. It is a file that the shell wrote for itself and reads back; a run works on a copy in a
 * directory of its own, and only a complete one takes its place, by rename.
 */
export class ShellState {
  readonly directory: string;
  readonly #shell: Shell;
  #runs = 0;

  constructor(directory: string, shell: Shell) {
    this.directory = directory;
    this.#shell = shell;
    makeDirectory(directory);
  }

  get stateFile(): string | undefined {
    const file = join(this.directory, "state");
    return existsSync(file) ? file : undefined;
  }

  /** Facts of the state as it was last saved; undefined before the first command. */
  facts(): ShellFacts | undefined {
    return this.stateFile === undefined ? undefined : readFacts(this.directory);
  }

  /** Adds shell text to the saved state, such as the variables of the terminal that resumes it. */
  append(text: string): void {
    const file = this.stateFile;
    if (file === undefined) return;
    writeFileSync(file, `${readFileSync(file, "latin1")}${text}\n`, { encoding: "latin1" });
  }

  /** A private copy of the state for a job in `directory`; undefined before the first command. */
  copyTo(directory: string): string | undefined {
    const file = this.stateFile;
    if (file === undefined) return undefined;
    const copy = join(directory, "state");
    copyFileSync(file, copy);
    const functions = `${file}.functions`;
    if (existsSync(functions)) copyFileSync(functions, `${copy}.functions`);
    return copy;
  }

  begin(line: string): RunDirectory {
    this.#runs += 1;
    const directory = join(this.directory, `run-${process.pid}-${this.#runs}`);
    makeDirectory(directory);
    const defined = this.#shell.kind === "sh" ? this.#offerFunctions(directory, line) : undefined;
    return {
      directory,
      stateFile: this.stateFile,
      adopt: () => this.#adopt(directory, defined),
      remove: () => rmSync(directory, { recursive: true, force: true }),
    };
  }

  #offerFunctions(directory: string, line: string): ReadonlyMap<string, string> {
    const file = join(this.directory, "state.functions");
    const before = existsSync(file) ? readFileSync(file, "utf8") : "";
    const defined = definedFunctions(line, before, this.#shell.path);
    const names = new Set([...functionNames(before), ...defined.keys()]);
    writeFileSync(join(directory, "functions"), [...names].map((name) => `${name}\n`).join(""));
    return defined;
  }

  #adopt(
    directory: string,
    defined: ReadonlyMap<string, string> | undefined,
  ): ShellFacts | undefined {
    const saved = join(directory, "state");
    if (!isComplete(saved)) return undefined;
    if (defined !== undefined) this.#keepFunctions(directory, defined);
    for (const name of ["names", "facts", "state"]) {
      renameSync(join(directory, name), join(this.directory, name));
    }
    return readFacts(this.directory);
  }

  #keepFunctions(directory: string, defined: ReadonlyMap<string, string>): void {
    const kept = readFileSync(join(directory, "kept"), "utf8").split("\n").filter(Boolean);
    const texts = renderFunctions(kept, defined);
    writeFileSync(join(this.directory, "state.functions"), texts, { mode: 0o600 });
  }
}

function makeDirectory(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new AishError("SPAWN_FAILED", `cannot create ${directory}`, {
      hint: "make room or permission for it, or set XDG_STATE_HOME to another place",
      cause: error,
    });
  }
}

/** A shell that was killed while it saved leaves a file without its last line. */
function isComplete(file: string): boolean {
  return existsSync(file) && readFileSync(file, "latin1").endsWith("# complete\n");
}

function readFacts(directory: string): ShellFacts {
  const [cwd = "/", path = ""] = readFileSync(join(directory, "facts"), "utf8").split("\0");
  return { cwd, path, names: readNames(readFileSync(join(directory, "names"), "utf8")) };
}

function readNames(text: string): ShellFacts["names"] {
  const names = new Map<string, "alias" | "function" | "builtin" | "keyword">();
  let kind: "alias" | "function" | "builtin" | "keyword" = "builtin";
  for (const line of text.split("\n")) {
    if (line === "#alias" || line === "#function" || line === "#builtin" || line === "#keyword") {
      kind = sections[line];
    } else if (line !== "" && !names.has(line)) {
      names.set(line, kind);
    }
  }
  return names;
}

const sections = {
  "#alias": "alias",
  "#function": "function",
  "#builtin": "builtin",
  "#keyword": "keyword",
} as const;
