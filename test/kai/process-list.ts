import { readdirSync, readFileSync } from "node:fs";

/** The processes that were started with exactly these arguments and have not ended. */
export function processesCalled(...argv: readonly string[]): readonly number[] {
  const wanted = `${argv.join("\0")}\0`;
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => read(`/proc/${pid}/cmdline`) === wanted)
    .map(Number);
}

/** Our own children that have not ended. */
export function ownChildren(): readonly number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      const text = read(`/proc/${pid}/stat`);
      const [state, parent] = text.slice(text.lastIndexOf(")") + 2).split(" ");
      return state !== "Z" && Number(parent) === process.pid;
    })
    .map(Number);
}

/** Empty if the process has ended in between. */
function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
