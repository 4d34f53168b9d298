import type { Candidate, CandidateKind } from "./candidate.ts";

/** A candidate before it was looked at: sources keep thousands of them and make them once. */
export interface Draft {
  /** What is matched with what was typed, and shown. */
  readonly label: string;
  readonly description: string;
  readonly kind: CandidateKind;
  readonly goesOn: boolean;
}

/** Drafts that are matched with the same text and written in the same way. */
export interface Pool {
  /** What of the word the labels are matched with: its last component for a path, all of it otherwise. */
  readonly query: string;
  /** In the order in which they are offered when nothing was typed. */
  readonly drafts: readonly Draft[];
  /** What stands in the line when a draft is taken. */
  readonly write: (draft: Draft) => Candidate["value"];
  /** No letter but those of the beginning may match: what is typed here names things exactly. */
  readonly isExact?: boolean;
}

export function draft(label: string, kind: CandidateKind, description = ""): Draft {
  return { label, description, kind, goesOn: false };
}
