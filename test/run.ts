// Every test of the repository, in random order; what `npm test` starts. Arguments go to `bun test`.
// The last line is counted from the runner's own report, never from what it printed.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { countReport, toClosingLine } from "./count-report.ts";

process.exitCode = await runTests(Bun.argv.slice(2));

async function runTests(argv: readonly string[]): Promise<number> {
  const scratch = await mkdtemp(join(tmpdir(), "aish-test-report-"));
  try {
    const path = join(scratch, "report.xml");
    const runner = Bun.spawn(
      [
        process.execPath,
        "test",
        "--parallel=2",
        "--timeout=40000", // of a machine that does much else besides
        "--reporter=junit",
        `--reporter-outfile=${path}`,
        ...argv,
      ],
      { cwd: join(import.meta.dir, ".."), stdio: ["inherit", "inherit", "inherit"] },
    );
    const status = await runner.exited;
    const file = Bun.file(path);
    const counts = countReport((await file.exists()) ? await file.text() : undefined, status);
    if (status !== 0) process.stdout.write(`the test runner ended with status ${status}\n`);
    process.stdout.write(`${toClosingLine(counts)}\n`);
    return status === 0 && counts.failed === 0 ? 0 : 1;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
