import { readdirSync, readlinkSync } from "node:fs";

/** What the runtime opens for itself, at a time of its own choosing. */
const ofRuntime = "anon_inode:[eventpoll]";

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
    .filter((target) => target !== "" && target !== ofRuntime && !target.endsWith("/fd"))
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

/** Waits for what was opened to be closed, and throws with what stays open. */
export async function noneOpenedSince(before: readonly string[]): Promise<void> {
  const deadline = performance.now() + 10_000;
  while (openedSince(before).length > 0) {
    if (performance.now() > deadline) {
      throw new Error(`still open: ${openedSince(before).join(", ")}`);
    }
    await Bun.sleep(5);
  }
}
