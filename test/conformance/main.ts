import { areas, runArea } from "./conformance.ts";

// bun run conformance [-v] [--area name] [--only pattern]
const argv = Bun.argv.slice(2);
const verbose = argv.includes("-v");
const only = optionOf("--only");
const wanted = optionOf("--area");
const out: string[] = [];
let passed = 0;
let failed = 0;

for (const area of areas) {
  if (wanted !== undefined && area !== wanted) continue;
  const report = await runArea(area, only === undefined ? undefined : new RegExp(only));
  const left = [...report.excluded.values()].reduce((sum, count) => sum + count, 0);
  passed += report.passed;
  failed += report.failures.length;
  out.push(
    `${area.padEnd(22)} ${String(report.passed).padStart(4)} passed ${String(report.failures.length).padStart(4)} failed ${String(left).padStart(4)} excluded`,
  );
  for (const { name, script, failure } of verbose ? report.failures : []) {
    out.push(`  ${name}\n    ${script.replaceAll("\n", "\n    ")}\n    -> ${failure}`);
  }
}
out.push(
  areas.length === 0 ? "no shared cases beside the project" : `${passed} passed, ${failed} failed`,
);
await Bun.write(Bun.stdout, `${out.join("\n")}\n`);

function optionOf(flag: string): string | undefined {
  const at = argv.indexOf(flag);
  return at === -1 ? undefined : argv[at + 1];
}
