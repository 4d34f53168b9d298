import type { ProcessIdentity } from "@aish/core";
import { createProcTable, procIsReadable } from "./proc-table.ts";
import { createPsTable } from "./ps-table.ts";

export interface ProcessEntry extends ProcessIdentity {
  readonly parent: number;
  readonly group: number;
  /** Undefined where the system does not tell it (macOS). */
  readonly session: number | undefined;
  /** Dead, and only kept until its parent asks for its status: for us it is gone. */
  readonly zombie: boolean;
  readonly stopped: boolean;
}

/** What runs on this machine. Every answer is a new look; nothing is claimed from memory alone. */
export interface ProcessTable {
  /** The process that has this pid now, even as a zombie. */
  identify(pid: number): ProcessIdentity | undefined;
  entry(pid: number): ProcessEntry | undefined;
  /** In the order asked: does this very process, and not a later one with its pid, still run? */
  areRunning(processes: readonly ProcessIdentity[]): readonly boolean[];
  all(): readonly ProcessEntry[];
  /** Whose job the environment that the process was started with says it is. */
  markOf(pid: number, directory: string): JobMark;
}

/** `none` also when the environment cannot be read: the process is gone, or another user's. */
export type JobMark = "this" | "another" | "none";

/** The wrapper makes the same choice by the same test, or their identities would not agree. */
export function openProcessTable(): ProcessTable {
  return procIsReadable() ? createProcTable() : createPsTable();
}
