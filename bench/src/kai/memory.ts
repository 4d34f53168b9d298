import { megabytes } from "../median.ts";
import { residentBytes } from "../memory.ts";
import type { Row, Workshop } from "../row.ts";

const early = 1_000_000;
const late = 10_000_000;

/** Resident memory early in a long loop and at its end, of one process. */
export async function measureKaiMemory(workshop: Workshop): Promise<readonly Row[]> {
  const env = await workshop.environment("kai-memory");
  const child = Bun.spawn(
    [...workshop.bundled, "kai", "-c", `i=0; ${loop(early)}; ${loop(late)}`],
    {
      cwd: workshop.directory,
      env,
      stdio: ["pipe", "pipe", "inherit"],
    },
  );
  try {
    const reader = child.stdout.getReader();
    // The program waits for an answer while it is looked at.
    const residentAt = async (count: number): Promise<number> => {
      const { value } = await reader.read();
      const said = new TextDecoder().decode(value).trim();
      if (said !== String(count)) throw new Error(`the loop says ${said}, not ${count}`);
      const bytes = residentBytes(child.pid);
      await child.stdin.write("go on\n");
      await child.stdin.flush();
      return bytes;
    };
    const before = await residentAt(early);
    const after = await residentAt(late);
    const more = after - before;
    return [
      {
        what: `kai: more resident memory after ${late.toLocaleString("en")} turns than after ${early.toLocaleString("en")}`,
        budget: "≤ 5 MB",
        measured: megabytes(more),
        holds: more <= 5e6,
        behind: [`${megabytes(after)} in all`],
      },
    ];
  } finally {
    child.kill();
    await child.exited;
  }
}

function loop(count: number): string {
  return `while [[ $i -lt ${count} ]]; do i=$((i+1)); done; echo $i; read answer`;
}
