import { expect, test } from "bun:test";
import type { FileSystem, ReportedDiagnostic } from "@aish/kernel";
import { kaishValidate } from "./kaish-validate.ts";
import { call, type CallOptions } from "./testing/call.ts";

const fs = {
  stat: (path: string) => (path === "/s.kai" ? { kind: "file" } : undefined),
  readText: () => "bad",
} as unknown as FileSystem;

/** `bad` has an error, `odd` a warning, `vague` what is only told to those who ask. */
function check(source: string): readonly ReportedDiagnostic[] {
  const found = { bad: "error", odd: "warning", vague: "trace" } as const;
  return Object.entries(found)
    .filter(([word]) => source.includes(word))
    .map(([word, severity]) => ({
      code: "E001",
      severity,
      message: word,
      line: 1,
      column: 1,
      text: `${severity}: ${word}`,
    }));
}

const run = (options: CallOptions) =>
  call(kaishValidate, {
    fs,
    ...options,
    shell: {
      programs: {
        check,
        tree: () => ({ ok: false, report: "" }),
        plan: () => ({ ok: false, report: "" }),
      },
    },
  });

test.each<[CallOptions, number, string]>([
  [{ flags: { expr: "echo hi" } }, 0, "valid\n"],
  [{ flags: { expr: "bad" } }, 1, "error: bad\n"],
  [{ flags: { expr: "odd vague" } }, 0, "warning: odd\nvalid\n"],
  [{ flags: { expr: "odd vague", warnings: true } }, 0, "warning: odd\ntrace: vague\nvalid\n"],
  [{ flags: { expr: "bad", quiet: true } }, 1, ""],
  [{ flags: { expr: "echo hi", quiet: true } }, 0, ""],
  [{ operands: ["s.kai"] }, 1, "error: bad\n"],
  [{ stdin: "bad" }, 1, "error: bad\n"],
])("%j is answered with %d and %j", async (options, status, stdout) => {
  expect(await run(options)).toMatchObject({ status, stdout });
});

test("its data is a record for each finding", async () => {
  const { data } = await run({ flags: { expr: "bad" } });
  expect((data as Map<string, never>[])[0]?.get("severity")).toBe("error" as never);
});

test.each<[CallOptions, number, string]>([
  [{ operands: ["nope.kai"] }, 1, "nope.kai: no such file"],
  [{ operands: ["s.kai"], flags: { expr: "x" } }, 2, "takes a file or -e, not both"],
])("%j fails with %d: %s", async (options, status, message) => {
  expect(await run(options)).toMatchObject({ status, message });
});
