import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { AishError } from "@aish/core";
import { definedFunctions, functionNames, renderFunctions } from "./function-text.ts";
import type { Shell } from "./find-shell.ts";

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
  #builtIn: string | undefined;

  constructor(directory: string, shell: Shell) {
    this.directory = directory;
    this.#shell = shell;
    makeDirectory(directory, () => mkdirSync(directory, { recursive: true, mode: 0o700 }));
  }

  get stateFile(): string | undefined {
    const file = join(this.directory, "state");
    return existsSync(file) ? file : undefined;
  }

  /** Facts of the state as it was last saved; undefined before the first command. */
  facts(): ShellFacts | undefined {
    const saved = readComplete(join(this.directory, "state"));
    if (saved === undefined) return undefined;
    this.#builtIn ??= this.#takeNames(this.directory);
    return toFacts(saved, this.#builtIn);
  }

  /** Adds shell text to the saved state, such as the variables of the terminal that resumes it. */
  append(text: string): void {
    const file = this.stateFile;
    if (file === undefined) return;
    const state = readFileSync(file, "latin1");
    const end = state.lastIndexOf(factsMark);
    const changed = `${state.slice(0, end)}\n${text}${state.slice(end)}`;
    writeFileSync(file, changed, { encoding: "latin1", mode: 0o600 });
  }

  /** A private copy of the state for a job in `directory`; undefined before the first command. */
  copyTo(directory: string): string | undefined {
    const file = this.stateFile;
    if (file === undefined) return undefined;
    const copy = join(directory, "state");
    const functions = `${file}.functions`;
    try {
      copyFileSync(file, copy);
      if (existsSync(functions)) copyFileSync(functions, `${copy}.functions`);
    } catch (error) {
      throw new AishError("SPAWN_FAILED", `cannot copy the shell's state to ${directory}`, {
        hint: "make room for it, or set XDG_STATE_HOME to another place",
        cause: error,
      });
    }
    return copy;
  }

  begin(line: string): RunDirectory {
    // Never one that was there before: a parked run, or one that a crash left, may still have it.
    const beginning = join(this.directory, `run-${process.pid}-`);
    const directory = makeDirectory(beginning, () => {
      mkdirSync(this.directory, { recursive: true, mode: 0o700 }); // somebody may have tidied it away
      return mkdtempSync(beginning);
    });
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
    const saved = readComplete(join(directory, "state"));
    if (saved === undefined) return undefined;
    if (defined !== undefined) this.#keepFunctions(directory, defined);
    this.#builtIn ??= this.#takeNames(directory);
    chmodSync(join(directory, "state"), 0o600); // the shell wrote it under the person's umask
    renameSync(join(directory, "state"), join(this.directory, "state"));
    return toFacts(saved, this.#builtIn);
  }

  /** What is built into the shell; the first run of a session leaves it. */
  #takeNames(directory: string): string {
    const file = join(this.directory, "names");
    const fresh = join(directory, "names");
    if (existsSync(fresh)) renameSync(fresh, file);
    return existsSync(file) ? readFileSync(file, "utf8") : "";
  }

  #keepFunctions(directory: string, defined: ReadonlyMap<string, string>): void {
    const kept = readFileSync(join(directory, "kept"), "utf8").split("\n").filter(Boolean);
    const texts = renderFunctions(kept, defined);
    writeFileSync(join(this.directory, "state.functions"), texts, { mode: 0o600 });
  }
}

function makeDirectory<T>(directory: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    throw new AishError("SPAWN_FAILED", `cannot create ${directory}`, {
      hint: "make room or permission for it, or set XDG_STATE_HOME to another place",
      cause: error,
    });
  }
}

/** Behind it stand the facts, for us; the shell returns here. */
const factsMark = "\nreturn 0 # facts\n";

/** A state with its facts; undefined for that of a shell that was killed while it saved. */
function readComplete(file: string): Buffer | undefined {
  if (!existsSync(file)) return undefined;
  const state = readFileSync(file);
  return state.subarray(-12).toString("latin1") === "\n# complete\n" ? state : undefined;
}

function toFacts(state: Buffer, builtIn: string): ShellFacts {
  const facts = state.subarray(state.lastIndexOf(factsMark) + factsMark.length).toString("utf8");
  const [cwd = "/", path = "", names = ""] = facts.split("\0");
  return { cwd, path, names: readNames(`${names}\n${builtIn}`) };
}

function readNames(text: string): ShellFacts["names"] {
  const names = new Map<string, "alias" | "function" | "builtin" | "keyword">();
  let kind: "alias" | "function" | "builtin" | "keyword" = "builtin";
  for (const line of text.split("\n")) {
    if (line === "#alias" || line === "#function" || line === "#builtin" || line === "#keyword") {
      kind = sections[line];
    } else if (line !== "" && line !== "# complete" && !names.has(line)) {
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
