import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ConformanceCase } from "./case.ts";
import { exclusionOf } from "./exclusions.ts";
import { runCase } from "./run-case.ts";

/** Lies beside the project; where it does not, there is nothing to compare with. */
const folder = join(import.meta.dir, "../../../shared/conformance/kai");

export interface AreaReport {
  readonly area: string;
  readonly passed: number;
  readonly failures: readonly CaseFailure[];
  /** By reason. */
  readonly excluded: ReadonlyMap<string, number>;
}

export interface CaseFailure {
  readonly name: string;
  readonly script: string;
  readonly failure: string;
}

export const areas: readonly string[] = existsSync(folder)
  ? readdirSync(folder)
      .filter((name) => name.endsWith(".json"))
      .map((name) => name.slice(0, -".json".length))
      .toSorted()
  : [];

export function casesOf(area: string): readonly ConformanceCase[] {
  return JSON.parse(readFileSync(join(folder, `${area}.json`), "utf8")) as ConformanceCase[];
}

export async function runArea(area: string, only?: RegExp): Promise<AreaReport> {
  const failures: CaseFailure[] = [];
  const excluded = new Map<string, number>();
  let passed = 0;
  for (const testCase of casesOf(area)) {
    if (only !== undefined && !only.test(testCase.name)) continue;
    const reason = exclusionOf(testCase);
    if (reason !== undefined) {
      excluded.set(reason, (excluded.get(reason) ?? 0) + 1);
      continue;
    }
    const failure = await failureOf(testCase);
    if (failure === undefined) passed += 1;
    else failures.push({ name: testCase.name, script: scriptOf(testCase), failure });
  }
  return { area, passed, failures, excluded };
}

async function failureOf(testCase: ConformanceCase): Promise<string | undefined> {
  try {
    return await runCase(testCase);
  } catch (error) {
    return `threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
  }
}

function scriptOf(testCase: ConformanceCase): string {
  return (testCase.steps ?? [testCase]).map((step) => step.script ?? "").join("\n---\n");
}
