import { FileError, resolvePath } from "@aish/core";
import { inCodePointOrder } from "./glob-order.ts";
import { readGlobPaths, type GlobStep } from "./glob-path.ts";
import { throwIfAborted } from "../interrupted.ts";
import type { PatternPart } from "./pattern.ts";
import type { DirectoryEntry, EntryKind, FileStat, FileSystem } from "../ports.ts";
import type { Awaitable } from "../values/value.ts";

export type { PatternPart } from "./pattern.ts";

/**
 * The existing paths that match, sorted, relative if the pattern is. A leading dot is matched by a
 * literal dot only; `**` goes into no hidden and no linked directory. What cannot be listed has nothing
 * that matches. `breathe` is asked before each directory for a pause to wait for.
 */
export function expandGlob(
  parts: readonly PatternPart[],
  cwd: string,
  fs: FileSystem,
  signal: AbortSignal,
  breathe?: () => Promise<void> | undefined,
): Awaitable<readonly string[]> {
  const walk = new GlobWalk(fs, signal, breathe);
  const starts = Map.groupBy(readGlobPaths(parts), ({ prefix }) => prefix);
  for (const [prefix, paths] of starts) {
    const steps = paths.map(({ step }) => step);
    walk.enter({ path: resolvePath(cwd, prefix), display: prefix, steps });
  }
  const waits = walk.run();
  return waits === undefined ? inCodePointOrder(walk.found) : finish(walk, waits);
}

async function finish(walk: GlobWalk, first: Promise<void>): Promise<readonly string[]> {
  let waits: Promise<void> | undefined = first;
  while (waits !== undefined) {
    await waits;
    waits = walk.run();
  }
  return inCodePointOrder(walk.found);
}

/** Each directory is visited once, with every step that it can be reached by. */
interface Visit {
  readonly path: string;
  /** What its entries begin with in the results. */
  readonly display: string;
  readonly steps: readonly GlobStep[];
}

/** A name below the visited directory, and where the pattern stands behind it. */
interface Child {
  /** Undefined if the directory was not asked. */
  kind: EntryKind | undefined;
  readonly steps: Set<GlobStep>;
}

type Task = () => Promise<void> | undefined;

class GlobWalk {
  readonly found: string[] = [];
  readonly #fs: FileSystem;
  readonly #signal: AbortSignal;
  readonly #breathe: (() => Promise<void> | undefined) | undefined;
  readonly #tasks: Task[] = [];

  constructor(
    fs: FileSystem,
    signal: AbortSignal,
    breathe: (() => Promise<void> | undefined) | undefined,
  ) {
    this.#fs = fs;
    this.#signal = signal;
    this.#breathe = breathe;
  }

  /** Goes on until all is done (undefined) or something has to be waited for before the next call. */
  run(): Promise<void> | undefined {
    for (;;) {
      const task = this.#tasks.pop();
      if (task === undefined) return undefined;
      throwIfAborted(this.#signal);
      const waits = task();
      if (waits !== undefined) return waits;
    }
  }

  enter(visit: Visit): void {
    this.#tasks.push(() => this.#visit({ ...visit, steps: withSkipped(visit.steps) }));
    if (this.#breathe !== undefined) this.#tasks.push(this.#breathe);
  }

  #visit(visit: Visit): Promise<void> | undefined {
    const children = new Map<string, Child>();
    for (const step of visit.steps) {
      if (step.kind === "name") addChild(children, step.name, undefined, step.next);
    }
    if (visit.steps.every((step) => step.kind === "name")) {
      this.#descend(visit, children);
      return undefined;
    }
    return this.#ask(
      () => this.#fs.list(visit.path),
      (entries) => {
        for (const entry of entries ?? []) addMatches(children, entry, visit.steps);
        this.#descend(visit, children);
      },
    );
  }

  #descend(visit: Visit, children: ReadonlyMap<string, Child>): void {
    for (const [name, { kind, steps }] of children) {
      const path = resolvePath(visit.path, name);
      const display = visit.display + name;
      const further: GlobStep[] = [];
      for (const step of steps) {
        if (step.kind === "end") this.#reach(path, display, kind, step.mustBeDirectory);
        else further.push(step);
      }
      if (further.length === 0 || !canHaveEntries(kind)) continue;
      const next = { path, display: `${display}/`, steps: further };
      if (kind === "directory" || !further.some(isDots)) this.enter(next);
      else this.#enterIfDirectory(next);
    }
  }

  /** Paths are put together as text, so `x/..` would be found even if `x` leads nowhere. */
  #enterIfDirectory(visit: Visit): void {
    this.#tasks.push(() =>
      this.#ask(
        () => this.#fs.stat(visit.path),
        (stat) => {
          if (stat?.kind === "directory") this.enter(visit);
        },
      ),
    );
  }

  #reach(
    path: string,
    display: string,
    kind: EntryKind | undefined,
    mustBeDirectory: boolean,
  ): void {
    const isSure = kind === "directory" || (kind !== undefined && !mustBeDirectory);
    const result = mustBeDirectory ? `${display}/` : display;
    if (isSure) {
      this.found.push(result);
      return;
    }
    if (mustBeDirectory && !canHaveEntries(kind)) return;
    const look = (): Awaitable<FileStat | undefined> =>
      mustBeDirectory ? this.#fs.stat(path) : this.#fs.lstat(path);
    this.#tasks.push(() =>
      this.#ask(look, (stat) => {
        if (stat === undefined || (mustBeDirectory && stat.kind !== "directory")) return;
        this.found.push(result);
      }),
    );
  }

  /** Uses the answer, or undefined where the file system refuses. */
  #ask<T>(
    ask: () => Awaitable<T>,
    use: (answer: T | undefined) => void,
  ): Promise<void> | undefined {
    let answer: Awaitable<T>;
    try {
      answer = ask();
    } catch (error) {
      use(refused(error));
      return undefined;
    }
    if (answer instanceof Promise) return answer.catch(refused).then(use);
    use(answer);
    return undefined;
  }
}

function refused(error: unknown): undefined {
  if (!(error instanceof FileError)) throw error;
}

/** `**` stands for no directory, too: what follows it may match here. */
function withSkipped(steps: readonly GlobStep[]): readonly GlobStep[] {
  const all = new Set(steps);
  for (const step of steps) if (step.kind === "anyDepth") all.add(step.next);
  return [...all];
}

function addMatches(
  children: Map<string, Child>,
  entry: DirectoryEntry,
  steps: readonly GlobStep[],
): void {
  const { name, kind } = entry;
  for (const step of steps) {
    if (step.kind === "match" && step.matches(name)) addChild(children, name, kind, step.next);
    if (step.kind !== "anyDepth" || name.startsWith(".")) continue;
    if (kind === "directory") addChild(children, name, kind, step);
    if (step.next.kind === "end") addChild(children, name, kind, step.next);
  }
  const child = children.get(name);
  if (child !== undefined) child.kind = kind;
}

function addChild(
  children: Map<string, Child>,
  name: string,
  kind: EntryKind | undefined,
  step: GlobStep,
): void {
  const child = children.get(name);
  if (child === undefined) children.set(name, { kind, steps: new Set([step]) });
  else child.steps.add(step);
}

function canHaveEntries(kind: EntryKind | undefined): boolean {
  return kind === undefined || kind === "directory" || kind === "symlink";
}

function isDots(step: GlobStep): boolean {
  return step.kind === "name" && (step.name === ".." || step.name === ".");
}
