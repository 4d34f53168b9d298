import { readdirSync, readlinkSync } from "node:fs";

/** What the descriptors of this process stand for, sorted; the look itself is not among them. */
export function openDescriptors(): readonly string[] {
  return readdirSync("/proc/self/fd")
    .map((name) => {
      try {
        return readlinkSync(`/proc/self/fd/${name}`);
      } catch {
        return ""; // the descriptor of the look
      }
    })
    .filter((target) => target !== "" && !target.endsWith("/fd"))
    .toSorted();
}

/** Others may have been closed in the meantime: what earlier tests forgot is collected at any time. */
export function openedSince(before: readonly string[]): readonly string[] {
  const known = [...before];
  return openDescriptors().filter((target) => {
    const index = known.indexOf(target);
    if (index >= 0) known.splice(index, 1);
    return index < 0;
  });
}
