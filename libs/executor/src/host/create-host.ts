import { createClock } from "./clock.ts";
import { createFileSystem } from "./file-system.ts";
import type { Host } from "./host.ts";
import { createProcessHost } from "./process-host.ts";

/** The real machine. Making it touches nothing; each part loads what it needs when it is first asked. */
export function createHost(): Host {
  return { fs: createFileSystem(), processes: createProcessHost(), clock: createClock() };
}
