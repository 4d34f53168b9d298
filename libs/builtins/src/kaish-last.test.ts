import { expect, test } from "bun:test";
import type { Value } from "@aish/kernel";
import { kaishLast } from "./kaish-last.ts";
import { call } from "./testing/call.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const run = (data: Value | undefined, output: Uint8Array | undefined) =>
  call(kaishLast, { shell: { last: { status: 0, data, output } } });

test("data comes first, as JSON", async () => {
  expect((await run([1, "a"], bytes("1\na\n"))).stdout).toBe('[1,"a"]\n');
});

test("without data it is what was printed, byte for byte", async () => {
  const output = new Uint8Array([0xff, 10]);
  expect((await run(undefined, output)).bytes).toEqual(output);
  expect((await run(output, undefined)).bytes).toEqual(output);
});

test.each([[undefined], [bytes("")]])("with nothing (%p) it fails", async (output) => {
  expect(await run(undefined, output)).toMatchObject({
    status: 1,
    stdout: "",
    message: "no data and no output in the statement before",
  });
});
