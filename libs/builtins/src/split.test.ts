import { describe, expect, test } from "bun:test";
import { split } from "./split.ts";
import { call } from "./testing/call.ts";

describe("split", () => {
  test.each([
    { says: "at blanks", operands: ["  a   b\tc\n"], flags: {}, data: ["a", "b", "c"] },
    { says: "at a delimiter", operands: ["a,b,,c", ","], flags: {}, data: ["a", "b", "", "c"] },
    { says: "at more than a character", operands: ["a::b:c", "::"], flags: {}, data: ["a", "b:c"] },
    {
      says: "-d is a delimiter too",
      operands: ["a,b"],
      flags: { delimiter: "," },
      data: ["a", "b"],
    },
    {
      says: "at an expression",
      operands: ["a1b22c3"],
      flags: { regex: "[0-9]+" },
      data: ["a", "b", "c", ""],
    },
    {
      says: "groups are no fields",
      operands: ["a1b"],
      flags: { regex: "([0-9])" },
      data: ["a", "b"],
    },
    {
      says: "an empty match cuts between characters",
      operands: ["añb"],
      flags: { regex: "x*" },
      data: ["a", "ñ", "b"],
    },
    { says: "an empty delimiter too", operands: ["a😀b", ""], flags: {}, data: ["a", "😀", "b"] },
    {
      says: "--limit keeps the rest",
      operands: ["a:b:c:d", ":"],
      flags: { limit: "2" },
      data: ["a", "b:c:d"],
    },
    { says: "also at blanks", operands: [" a  b  c "], flags: { limit: "2" }, data: ["a", "b  c"] },
    {
      says: "also at an expression",
      operands: ["a1b2c"],
      flags: { regex: "[0-9]", limit: "2" },
      data: ["a", "b2c"],
    },
    {
      says: "one field is everything",
      operands: ["a:b", ":"],
      flags: { limit: "1" },
      data: ["a:b"],
    },
    { says: "a delimiter that is not there", operands: ["ab", ":"], flags: {}, data: ["ab"] },
    { says: "empty text has no fields", operands: ["", ","], flags: {}, data: [] },
    { says: "blank text has none either", operands: [" \n "], flags: {}, data: [] },
  ])("$says", async ({ operands, flags, data }) => {
    const end = await call(split, { operands, flags, stdin: "not read" });
    const stdout = data.map((field) => `${field}\n`).join("");
    expect(end).toMatchObject({ status: 0, stdout, data });
  });

  test("without an operand stdin is split; its last newline does not count", async () => {
    const end = await call(split, { stdin: "a,b\n", flags: { delimiter: "," } });
    expect(end.data).toEqual(["a", "b"]);
  });

  test("one operand cuts input of its own", async () => {
    const end = await call(split, { operands: [","], stdin: "a,b\n", input: "own" });
    expect(end.data).toEqual(["a", "b"]);
  });

  test("one operand is text, and stdin is left alone", async () => {
    expect(await call(split, { operands: [","], stdin: "a,b" })).toMatchObject({ data: [","] });
  });

  test.each([
    { operands: [], flags: {}, status: 1, message: "no input" },
    {
      operands: ["a", "b"],
      flags: { delimiter: "c" },
      status: 2,
      message: "more than one delimiter",
    },
    {
      operands: ["a"],
      flags: { delimiter: "c", regex: "d" },
      status: 2,
      message: "more than one delimiter",
    },
    {
      operands: ["a"],
      flags: { limit: "0" },
      status: 2,
      message: "--limit 0: at least 1 field is needed",
    },
    {
      operands: ["a"],
      flags: { regex: "(" },
      status: 1,
      message: '"(" is not a valid regular expression: a ( without its )',
    },
  ])("$operands $flags: $message", async ({ operands, flags, status, message }) => {
    expect(await call(split, { operands, flags })).toMatchObject({ status, message, stdout: "" });
  });
});
