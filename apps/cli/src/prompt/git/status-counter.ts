import type { GitCounts, GitHead } from "./git-facts.ts";

/** What `git status` says besides the tag. */
export interface StatusCount extends Omit<GitCounts, "tag"> {
  readonly head: GitHead | undefined;
  /** The id of the current commit; undefined before the first one. */
  readonly commit: string | undefined;
}

const longestKept = 1024;

/**
 * Counts the lines of `git status --porcelain=v2 --branch --show-stash` as they come: a million
 * untracked files cost no memory.
 */
export class StatusCounter {
  readonly #decoder = new TextDecoder();
  /** The beginning of a line whose end has not come yet. */
  #rest = "";
  #head: GitHead | undefined;
  #commit: string | undefined;
  #ahead = 0;
  #behind = 0;
  #staged = 0;
  #modified = 0;
  #untracked = 0;
  #conflicts = 0;
  #stashes = 0;

  push(bytes: Uint8Array): void {
    const lines = this.#decoder.decode(bytes, { stream: true }).split("\n");
    lines[0] = this.#rest + (lines[0] ?? "");
    this.#rest = (lines.pop() ?? "").slice(0, longestKept);
    for (const line of lines) this.#count(line);
  }

  result(): StatusCount {
    return {
      head: this.#head,
      commit: this.#commit,
      ahead: this.#ahead,
      behind: this.#behind,
      staged: this.#staged,
      modified: this.#modified,
      untracked: this.#untracked,
      conflicts: this.#conflicts,
      stashes: this.#stashes,
    };
  }

  #count(line: string): void {
    switch (line.slice(0, 1)) {
      case "1":
      case "2": // `1 XY …`: X is the index, Y the working tree
        if (line[2] !== ".") this.#staged += 1;
        if (line[3] !== ".") this.#modified += 1;
        return;
      case "u":
        this.#conflicts += 1;
        return;
      case "?":
        this.#untracked += 1;
        return;
      case "#":
        this.#header(line);
        return;
      default:
    }
  }

  #header(line: string): void {
    const [, name, value = "", second = ""] = line.split(" ");
    if (name === "branch.oid" && value !== "(initial)") this.#commit = value;
    else if (name === "branch.head" && value !== "(detached)") {
      this.#head = { kind: "branch", name: value };
    } else if (name === "branch.ab") {
      this.#ahead = Number(value);
      this.#behind = -Number(second);
    } else if (name === "stash") this.#stashes = Number(value);
  }
}
