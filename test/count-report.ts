export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/**
 * Counts the cases of a JUnit report one by one. A runner that ended badly while its report shows no
 * failure (a file that does not load is in no report), an absent report and a report without a
 * passed case each count as a failure, so that nothing but a good run reads as one.
 */
export function countReport(report: string | undefined, runnerStatus: number): Counts {
  const cases =
    report?.includes("</testsuites>") === true ? report.split(/<testcase\b/).slice(1) : [];
  const failed = cases.filter((text) => /<(?:failure|error)\b/.test(text)).length;
  const skipped = cases.filter((text) => /<skipped\b/.test(text)).length;
  const passed = cases.length - failed - skipped;
  const hidden = failed === 0 && (runnerStatus !== 0 || passed === 0);
  return { passed, failed: hidden ? 1 : failed, skipped };
}

/** The closing line of a run. */
export function toClosingLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
