export type GitHead =
  | { readonly kind: "branch"; readonly name: string }
  /** The beginning of the commit's id. */
  | { readonly kind: "detached"; readonly commit: string };

/** What the files of a repository say at once. */
export interface GitState {
  readonly head: GitHead;
  /** What is under way: `rebase 2/5`, `merge`. */
  readonly operation: string | undefined;
}

/** What only git itself can say, and needs time for. */
export interface GitCounts {
  readonly ahead: number;
  readonly behind: number;
  readonly staged: number;
  readonly modified: number;
  readonly untracked: number;
  readonly conflicts: number;
  readonly stashes: number;
  /** A tag that stands on the current commit. */
  readonly tag: string | undefined;
}

export interface GitFacts extends GitState {
  /** Undefined while git has not answered, or when it cannot. */
  readonly counts: GitCounts | undefined;
}
