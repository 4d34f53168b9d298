import { constants } from "node:fs";
import { access, readdir, stat } from "node:fs/promises";
import { dirname } from "node:path";

export type PathAnswer = "missing" | "file" | "executable" | "directory";

/** A lookup that hangs holds a thread of the runtime, so there are few at a time, and one in a directory. */
const mostAtOnce = 2;
const mostWaiting = 50;
const mostKept = 1000;
/** Bytes; longer directories hold thousands of names, and are not listed for the sake of a colour. */
const longestDirectory = 200_000;

interface Lookup {
  readonly directory: string;
  readonly run: () => Promise<void>;
}

/** What is known of paths. What is not is looked up aside, and told by `onChange`. */
export class PathLookups {
  readonly #onChange: () => void;
  readonly #paths = new Map<string, PathAnswer | "pending">();
  readonly #listings = new Map<string, readonly string[] | "pending">();
  readonly #busy = new Set<string>();
  /** Being looked up, and nobody takes silence for `missing`. */
  readonly #awaited = new Set<string>();
  #waiting: Lookup[] = [];
  /** Answers of an earlier entry come too late. */
  #generation = 0;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  forget(): void {
    this.#generation += 1;
    this.#paths.clear();
    this.#listings.clear();
    this.#awaited.clear();
    this.#waiting = [];
  }

  find(path: string): PathAnswer | "pending" {
    const answer = this.#find(path);
    if (answer === "pending") this.#awaited.add(path);
    return answer;
  }

  /** Asked for every word at every key: that it is not there is not told, as nothing would change. */
  exists(path: string): boolean {
    const answer = this.#find(path);
    return answer !== "pending" && answer !== "missing";
  }

  #find(path: string): PathAnswer | "pending" {
    return this.#answer(this.#paths, path, dirname(path), lookUp);
  }

  /** The names in a directory; undefined while they are not known, or if there are too many. */
  list(directory: string): readonly string[] | undefined {
    const names = this.#answer(this.#listings, directory, directory, namesIn);
    return names === "pending" ? undefined : names;
  }

  #answer<T>(
    answers: Map<string, T | "pending">,
    path: string,
    directory: string,
    look: (path: string) => Promise<T>,
  ): T | "pending" {
    const known = answers.get(path);
    if (known !== undefined) return known;
    if (answers.size >= mostKept) answers.clear();
    answers.set(path, "pending");
    const generation = this.#generation;
    const run = async (): Promise<void> => {
      const found = await look(path);
      if (generation !== this.#generation) return;
      answers.set(path, found);
      const isAwaited = this.#awaited.delete(path);
      if (found !== "missing" || isAwaited) this.#onChange();
    };
    // What was typed last is looked up first.
    this.#waiting = [{ directory, run }, ...this.#waiting].slice(0, mostWaiting);
    this.#next();
    return "pending";
  }

  #next(): void {
    if (this.#busy.size >= mostAtOnce) return;
    const index = this.#waiting.findIndex(({ directory }) => !this.#busy.has(directory));
    const [lookup] = index === -1 ? [] : this.#waiting.splice(index, 1);
    if (lookup === undefined) return;
    this.#busy.add(lookup.directory);
    void this.#run(lookup);
    this.#next();
  }

  async #run({ directory, run }: Lookup): Promise<void> {
    await run();
    this.#busy.delete(directory);
    this.#next();
  }
}

async function lookUp(path: string): Promise<PathAnswer> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) return "directory";
    if (!found.isFile()) return "file";
  } catch {
    return "missing";
  }
  try {
    await access(path, constants.X_OK);
    return "executable";
  } catch {
    return "file";
  }
}

async function namesIn(directory: string): Promise<readonly string[]> {
  try {
    const { size } = await stat(directory);
    return size > longestDirectory ? [] : await readdir(directory);
  } catch {
    return []; // no such directory, or none that we may read
  }
}
