import type { Kernel } from "@aish/kernel";
import type { Terminal } from "../terminal/terminal.ts";
import type { StandardStreams } from "./standard-streams.ts";

/** Where entries of kai are run: a kernel, and a terminal that its programs share. */
export interface KaiDesk {
  readonly kernel: Kernel;
  readonly streams: StandardStreams;
  readonly terminal: Pick<Terminal, "write" | "size">;
  /** Gives the terminal to what runs. */
  attend<T>(run: (signal: AbortSignal) => Promise<T>): Promise<T>;
}
