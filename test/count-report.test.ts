import { expect, test } from "bun:test";
import { countReport, toClosingLine } from "./count-report.ts";

const passed = '<testcase name="a &lt;failure&gt;" time="0" />';
const failed = '<testcase name="b"><failure type="Error">Error: x</failure></testcase>';
const skipped = '<testcase name="c"><skipped /></testcase>';
const report = (...cases: string[]) =>
  `<testsuites tests="9"><testsuite>${cases.join("")}</testsuite></testsuites>`;

test.each([
  [
    "cases are counted by what is in them",
    report(passed, passed, skipped),
    0,
    "2 passed, 0 failed, 1 skipped",
  ],
  ["a failed case fails", report(passed, failed), 1, "1 passed, 1 failed"],
  [
    "a failed case fails though the runner ended well",
    report(passed, failed),
    0,
    "1 passed, 1 failed",
  ],
  ["a bad end that the report does not show fails", report(passed), 1, "1 passed, 1 failed"],
  ["a runner killed by a signal fails", undefined, 137, "0 passed, 1 failed"],
  ["no report fails", undefined, 0, "0 passed, 1 failed"],
  ["an empty report fails", "", 0, "0 passed, 1 failed"],
  ["a report that was cut off fails", `<testsuites>${passed}`, 0, "0 passed, 1 failed"],
  ["a run without a test fails", report(), 0, "0 passed, 1 failed"],
  ["a run that skipped everything fails", report(skipped), 0, "0 passed, 1 failed, 1 skipped"],
])("%s", (_rule, text, status, line) => {
  expect(toClosingLine(countReport(text, status))).toBe(line);
});
