import { describe, expect, test } from "bun:test";
import { BrokenPipe } from "@aish/core";
import { createBytePipe, NumberWord, type Value } from "@aish/kernel";
import { seq } from "./seq.ts";
import { call } from "./testing/call.ts";

const run = (operands: readonly Value[], flags = {}) => call(seq, { operands, flags });

describe("seq", () => {
  test.each([
    [["3"], "1\n2\n3\n"],
    [["3", "5"], "3\n4\n5\n"],
    [["1", "2", "6"], "1\n3\n5\n"],
    [["3", "-1", "1"], "3\n2\n1\n"],
    [["-2", "0"], "-2\n-1\n0\n"],
    [["5", "1"], ""],
    [["1", "-1", "5"], ""],
    [["2", "2"], "2\n"],
    [["0.1", "0.3"], "0.1\n"],
    [["0", "0.25", "1"], "0.00\n0.25\n0.50\n0.75\n1.00\n"],
    [["1", "0.5", "-0.5"], ""],
    [["0.5", "-0.5", "-0.5"], "0.5\n0.0\n-0.5\n"],
    [["1", "3.7"], "1\n2\n3\n"],
    [["1e2", "102"], "100\n101\n102\n"],
    [["9007199254740993", "9007199254740994"], "9007199254740993\n9007199254740994\n"],
    [
      ["99999999999999999999", "100000000000000000000"],
      "99999999999999999999\n100000000000000000000\n",
    ],
  ])("%p counts exactly", async (operands, stdout) => {
    expect(await run(operands)).toMatchObject({ status: 0, stdout });
  });

  test("a tenth added ten times is one", async () => {
    expect((await run(["0.1", "0.1", "1.0"])).stdout.split("\n").slice(-3)).toEqual([
      "0.9",
      "1.0",
      "",
    ]);
  });

  test.each([
    [["8", "10"], "08\n09\n10\n"],
    [["-1", "1"], "-1\n00\n01\n"],
    [["0.5", "0.5", "10"], "00.5\n01.0\n"],
  ])("-w pads %p to the width of its ends", async (operands, start) => {
    expect((await run(operands, { width: true })).stdout).toStartWith(start);
  });

  test("-s stands between the numbers, a newline at the end", async () => {
    expect(await run([3], { separator: ", " })).toMatchObject({ stdout: "1, 2, 3\n" });
    expect(await run([3, 1], { separator: ", " })).toMatchObject({ stdout: "" });
  });

  test.each([
    { operands: [3], flags: {}, data: [1, 2, 3] },
    { operands: ["9", "10"], flags: { width: true }, data: [9, 10] },
    { operands: ["9007199254740993", "9007199254740993"], flags: {}, data: [9007199254740993n] },
    { operands: ["0.5", "0.5", "1"], flags: {}, data: [0.5, new NumberWord(1, "1.0")] },
    { operands: [2, 1], flags: {}, data: [] },
  ])("$operands leaves the list $data", async ({ operands, flags, data }) => {
    expect((await run(operands, flags)).data).toEqual(data);
  });

  test("--json is the numbers as they are printed", async () => {
    const end = await call(seq, { operands: ["8", "10"], flags: { width: true }, json: true });
    expect(end).toMatchObject({ stdout: "", data: ["08", "09", "10"] });
  });

  test.each([
    { first: 1, separator: "\n", width: false, step: "1" },
    { first: 95, separator: "é; ", width: true, step: "1" },
    { first: -7, separator: "\n", width: false, step: "1" },
    { first: 1, separator: ",", width: true, step: "3" },
  ])(
    "a long sequence is the same as a short one: %p",
    async ({ first, separator, width, step }) => {
      const last = first + 29_999 * Number(step);
      const flags = { separator, ...(width && { width: true as const }) };
      const numbers = Array.from({ length: 30_000 }, (_, index) => first + index * Number(step));
      const digits = width ? String(last).length : 0;
      const texts = numbers.map((number) => String(number).padStart(digits, "0"));
      const end = await run([first, step, last], flags);
      expect(end.stdout === `${texts.join(separator)}\n`).toBe(true);
      expect(end.data).toEqual(numbers);
    },
  );

  test("a hundred million are text alone, in pieces, and end when nobody reads", async () => {
    const pipe = createBytePipe();
    const end = call(seq, { operands: [100_000_000], stdout: pipe.sink });
    const first = await pipe.source.read();
    expect(new TextDecoder().decode(first)).toStartWith("1\n2\n3\n");
    expect(first?.length).toBeLessThanOrEqual(65_536);
    pipe.source.cancel();
    expect(await end.catch((error: unknown) => error)).toBeInstanceOf(BrokenPipe);
  });

  test("more than 100000 numbers leave no list, 100000 do", async () => {
    expect((await run([100_001])).data).toBeUndefined();
    expect((await run([100_000])).data).toHaveLength(100_000);
  });

  test.each([
    { operands: ["x"], status: 2, message: "x: not a number" },
    { operands: ["1", "2x"], status: 2, message: "2x: not a number" },
    { operands: ["1", "-0.0", "3"], status: 2, message: "an increment of zero never ends" },
  ])("$operands is refused", async ({ operands, ...end }) => {
    expect(await run(operands)).toMatchObject({ ...end, stdout: "" });
  });

  test.each([
    { operands: ["1", "0", "10"], openEnded: false, code: "E004" },
    { operands: ["1", "-0.00", undefined], openEnded: false, code: "E004" },
    { operands: ["1", undefined, "10"], openEnded: false, code: undefined },
    { operands: ["1", "0"], openEnded: false, code: undefined },
    { operands: ["1", "0", "10"], openEnded: true, code: undefined },
  ])("before it runs, $operands is $code", ({ operands, openEnded, code }) => {
    const fault = seq.declaration.check?.({ operands, openEnded, flag: () => undefined });
    expect(fault?.code as string | undefined).toBe(code);
  });
});
