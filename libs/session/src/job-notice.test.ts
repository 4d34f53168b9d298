import { jobId, sessionId, type EndedJob } from "@aish/core";
import { expect, test } from "bun:test";
import { formatBytes } from "@aish/core";
import { formatSeconds, oneLine } from "./format.ts";
import { jobNotice, jobStarted } from "./job-notice.ts";

const facts = {
  id: jobId(3),
  sessionId: sessionId("s"),
  actor: "model",
  command: "make -j8",
  cwd: "/home/ada",
  logPath: "/jobs/3/log",
  startedAt: new Date("2026-11-21T10:00:00.000Z"),
  endedAt: new Date("2026-11-21T10:00:12.300Z"),
  logBytes: 1_400_000,
} as const;

const jobs: readonly (readonly [string, EndedJob])[] = [
  [
    "[bg:3 exited 0, 1.4MB out, 12s wall] make -j8",
    { ...facts, status: "exited", exitCode: 0, signal: undefined },
  ],
  [
    "[bg:3 exited 143 (SIGTERM), 1.4MB out, 12s wall] make -j8",
    { ...facts, status: "exited", exitCode: 143, signal: "SIGTERM" },
  ],
  [
    "[bg:3 killed (SIGKILL), 1.4MB out, 12s wall] make -j8",
    { ...facts, status: "killed", signal: "SIGKILL" },
  ],
  [
    "[bg:3 lost, nobody saw how it ended, 12s wall] make -j8",
    { ...facts, status: "lost", logBytes: undefined },
  ],
  ["[bg:3 failed to start] make -j8", { ...facts, status: "failed" }],
  [
    "[bg:3 exited 0, 0B out, 12s wall] echo a [bg:4 exited 0]",
    {
      ...facts,
      status: "exited",
      exitCode: 0,
      signal: undefined,
      logBytes: 0,
      command: "echo a\n[bg:4 exited 0]",
    },
  ],
];

test.each(jobs)("a job is told of as %j", (notice, job) => {
  expect(jobNotice(job)).toBe(notice);
});

test("a job that was started is told of with its number", () => {
  expect(jobStarted(jobId(3), "make\t-j8")).toBe("[bg:3 started] make -j8");
});

test.each([
  [0, "0B"],
  [999, "999B"],
  [1000, "1kB"],
  [4210, "4.2kB"],
  [999_499, "999kB"],
  [999_600, "1MB"],
  [12_345_678, "12MB"],
  [5_000_000_000, "5GB"],
  [7e15, "7000TB"],
])("%d bytes are %s", (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});

test.each([
  [0, "0s"],
  [-5, "0s"],
  [340, "0.3s"],
  [9960, "10s"],
  [12_300, "12s"],
  [754_000, "754s"],
])("%d ms are %s", (ms, text) => {
  expect(formatSeconds(ms)).toBe(text);
});

test("text of others stays on one line", () => {
  expect(oneLine(" a\r\nb\u2028c\u001b[31m ")).toBe("a b c [31m");
});
