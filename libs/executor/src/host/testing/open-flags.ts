import { readFileSync } from "node:fs";

/** The flags the system keeps for a descriptor, as in `O_NONBLOCK` of `fs.constants`. */
export function openFlags(descriptor: number): number {
  const text = readFileSync(`/proc/self/fdinfo/${descriptor}`, "utf8");
  return Number.parseInt(/flags:\s*(\d+)/.exec(text)?.[1] ?? "", 8);
}
