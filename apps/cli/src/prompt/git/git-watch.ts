import { join } from "node:path";
import type { Variables } from "../../environment/variables.ts";
import { statOf } from "../../stat-of.ts";
import { countChanges, tagAtHead } from "./count-changes.ts";
import { findRepository, type Repository } from "./find-repository.ts";
import type { GitCounts, GitFacts, GitHead } from "./git-facts.ts";
import { readGitState } from "./read-git-state.ts";

export interface GitWatchOptions {
  /** Those of the session: PATH decides which git, GIT_DIR and its like which repository. */
  readonly variables: () => Variables;
  /** What `status` gives has become another. */
  readonly onChange: () => void;
  /** After which git is stopped. */
  readonly deadlineMs?: number;
}

const usualDeadlineMs = 2000;
const freshMs = 1000;
/** So many times as long as git took last time, its answer counts as fresh. */
const patience = 10;
const restAfterFailureMs = 30_000;
const mostRepositories = 16;

interface Known {
  readonly repository: Repository;
  counts: GitCounts | undefined;
  /** The branch as git said it, for where its files do not. */
  head: GitHead | undefined;
  tag: string | undefined;
  /** What the tag was looked up for. */
  tagStamp: string;
  /** The files that the answer was about. */
  stamp: string;
  /** When it stops being fresh. */
  until: number;
  /** Given up on; until that time it is not asked again. */
  restsUntil: number;
  running: Promise<void> | undefined;
  /** Something happened since git was started. */
  again: boolean;
}

/**
 * What a prompt says of the repository around it. The branch is there at once; counts come from a git
 * that runs beside the prompt, one at a time for each repository.
 */
export class GitWatch {
  readonly #options: GitWatchOptions;
  readonly #known = new Map<string, Known>();
  readonly #ending = new AbortController();
  #current: Known | undefined;

  constructor(options: GitWatchOptions) {
    this.#options = options;
  }

  /** What is known now; starts git if that may be out of date. */
  status(cwd: string): GitFacts | undefined {
    const variables = this.#options.variables();
    const repository = findRepository(cwd, variables);
    this.#current = undefined;
    if (repository === undefined) return undefined;
    const known = this.#knownOf(repository);
    this.#current = known;
    this.#refresh(known, variables);
    const state = readGitState(repository);
    const head = state?.head ?? known.head;
    if (head === undefined) return undefined;
    return { head, operation: state?.operation, counts: known.counts };
  }

  /** A command ran: whatever was counted may be different now. */
  invalidate(): void {
    for (const known of this.#known.values()) {
      known.until = 0;
      if (known.running !== undefined) known.again = true;
    }
  }

  /** Resolves when git has answered for the repository asked about last, but after so many milliseconds at the latest. */
  async settle(ms: number): Promise<void> {
    const running = this.#current?.running;
    if (running === undefined) return;
    const late = Promise.withResolvers<void>();
    const timer = setTimeout(late.resolve, ms);
    await Promise.race([running, late.promise]);
    clearTimeout(timer);
  }

  /** Stops every git that runs. */
  end(): void {
    this.#ending.abort();
  }

  #knownOf(repository: Repository): Known {
    const key = `${repository.root}\0${repository.directory}`;
    const known = this.#known.get(key) ?? {
      repository,
      counts: undefined,
      head: undefined,
      tag: undefined,
      tagStamp: "",
      stamp: "",
      until: 0,
      restsUntil: 0,
      running: undefined,
      again: false,
    };
    this.#known.delete(key);
    this.#known.set(key, known); // the last one is the one used last
    const [oldest] = this.#known.keys();
    if (this.#known.size > mostRepositories && oldest !== undefined) this.#known.delete(oldest);
    return known;
  }

  #refresh(known: Known, variables: Variables): void {
    if (known.running !== undefined || this.#ending.signal.aborted) return;
    const now = performance.now();
    if (now < known.restsUntil) return;
    const stamp = stampOf(known.repository);
    if (stamp === known.stamp && now < known.until) return;
    known.stamp = stamp;
    known.again = false;
    known.running = this.#ask(known, variables);
  }

  async #ask(known: Known, variables: Variables): Promise<void> {
    const { deadlineMs = usualDeadlineMs, onChange } = this.#options;
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(), deadlineMs);
    const signal = AbortSignal.any([deadline.signal, this.#ending.signal]);
    const started = performance.now();
    const before = JSON.stringify([known.counts, known.head]);
    const asking = { variables, signal };
    const count = await countChanges(known.repository, asking);
    if (count === undefined) {
      known.counts = undefined;
      known.restsUntil = performance.now() + restAfterFailureMs;
    } else {
      const { head, commit, ...counts } = count;
      known.head = head ?? detachedAt(commit);
      const tagStamp = `${commit ?? ""} ${tagTimes(known.repository)}`;
      if (tagStamp !== known.tagStamp) {
        known.tag = commit === undefined ? undefined : await tagAtHead(known.repository, asking);
        known.tagStamp = tagStamp;
      }
      known.counts = { ...counts, tag: known.tag };
    }
    clearTimeout(timer);
    const ended = performance.now();
    known.running = undefined;
    known.until = known.again ? 0 : ended + Math.max(freshMs, patience * (ended - started));
    const changed = JSON.stringify([known.counts, known.head]) !== before;
    // Whoever is told asks again, which has git look again if something happened meanwhile.
    const isBehind = known.again && count !== undefined;
    if ((changed || isBehind) && !this.#ending.signal.aborted) onChange();
  }
}

function detachedAt(commit: string | undefined): GitHead | undefined {
  return commit === undefined ? undefined : { kind: "detached", commit: commit.slice(0, 12) };
}

function tagTimes({ common }: Repository): string {
  return [join(common, "refs", "tags"), join(common, "packed-refs")].map(timeOf).join(" ");
}

/** Changes with a commit, a checkout and `git add`; what is only edited shows by age alone. */
function stampOf({ directory, common }: Repository): string {
  const files = [
    join(directory, "HEAD"),
    join(directory, "index"),
    join(common, "logs", "HEAD"),
    join(common, "refs", "stash"),
  ];
  return files.map(timeOf).join(" ");
}

function timeOf(path: string): number {
  return statOf(path)?.mtimeMs ?? 0;
}
