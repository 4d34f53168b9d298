import { expect, test } from "bun:test";
import type { Value } from "@aish/kernel";
import { kaishAst } from "./kaish-ast.ts";
import { plan } from "./plan.ts";
import { call, type CallOptions } from "./testing/call.ts";

const statements: Value = [new Map([["index", 0]])];
const programs = {
  check: () => [],
  tree: (source: string) =>
    source === "if"
      ? { ok: false as const, report: "no fi" }
      : { ok: true as const, value: new Map([["source", source]]) },
  plan: (source: string) =>
    source === "if"
      ? { ok: false as const, report: "no fi" }
      : { ok: true as const, value: new Map([["statements", statements]]) },
};
const run = (builtin: typeof plan, options: CallOptions) =>
  call(builtin, { ...options, shell: { programs } });

test.each<CallOptions>([{ operands: ["rm x"] }, { stdin: "rm x" }])(
  "plan gives the statements of %j as data",
  async (options) => {
    const end = await run(plan, options);
    expect(end.data).toBe(statements);
    expect(JSON.parse(end.stdout)).toEqual([{ index: 0 }]);
  },
);

test("a program that cannot be understood makes plan 2", async () => {
  expect(await run(plan, { operands: ["if"] })).toMatchObject({ status: 2, message: "no fi" });
});

test("plan takes no several words for one program", async () => {
  expect(await run(plan, { operands: ["rm", "build"] })).toMatchObject({
    status: 2,
    stdout: "",
    hint: "quote the whole statement: plan 'rm build'",
  });
});

test("kaish-ast joins its words to one program", async () => {
  const { stdout } = await run(kaishAst, { operands: ["echo", "hi"] });
  expect(JSON.parse(stdout)).toEqual({ source: "echo hi" });
});

test("kaish-ast reads stdin without one", async () => {
  expect((await run(kaishAst, { stdin: "echo hi\n" })).stdout).toContain('"source": "echo hi\\n"');
});

test("kaish-ast says why there is no tree", async () => {
  expect(await run(kaishAst, { operands: ["if"] })).toMatchObject({ status: 1, message: "no fi" });
});
