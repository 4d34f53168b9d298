import { draft, type Draft } from "@aish/completion";
import { readdir, readFile } from "node:fs/promises";
import { basename } from "node:path";

const mostProcesses = 3000;

/** Processes by their number, newest first, with what they run. Kernel threads have no command line. */
export async function listProcesses(signal: AbortSignal): Promise<readonly Draft[]> {
  try {
    const numbers = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
    numbers.sort((a, b) => b - a);
    const found: Draft[] = [];
    for (const number of numbers.slice(0, mostProcesses)) {
      if (signal.aborted) return [];
      const words = await commandLine(number);
      if (words.length > 0) found.push(draft(String(number), "job", described(words)));
    }
    return found;
  } catch {
    return []; // a system without /proc
  }
}

async function commandLine(number: number): Promise<readonly string[]> {
  try {
    const text = await readFile(`/proc/${number}/cmdline`, "utf8");
    return text.split("\0").filter((word) => word !== "");
  } catch {
    return []; // it has ended
  }
}

function described([program = "", ...words]: readonly string[]): string {
  const line = [basename(program), ...words].join(" ");
  // oxlint-disable-next-line no-control-regex -- control characters are what is dropped
  return line.slice(0, 120).replaceAll(/[\u0000-\u001F\u007F-\u009F]/g, " ");
}
