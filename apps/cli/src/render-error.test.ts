import { AishError } from "@aish/core";
import { expect, test } from "bun:test";
import { renderError, statusOf } from "./render-error.ts";

const error = new AishError("STORE_LOCKED", "cannot write aish.db", { hint: "try again later" });

test("the first line has what failed and its code, the second what to do", () => {
  expect(renderError(error, false)).toBe(
    "aish: cannot write aish.db [STORE_LOCKED]\n  try again later\n",
  );
});

test("without a hint there is one line", () => {
  expect(renderError(new AishError("USAGE", "no"), false)).toBe("aish: no [USAGE]\n");
});

test("colour changes no word", () => {
  const coloured = renderError(error, true);
  expect(coloured).toContain("\u001B[");
  expect(Bun.stripANSI(coloured)).toBe(renderError(error, false));
});

test("a name with control characters cannot add lines or move the cursor", () => {
  const name = "a\nb\u001B[2J\u0007\u009B";
  expect(renderError(new AishError("USAGE", name, { hint: name }), false)).toBe(
    "aish: a\\nb\\x1b[2J\\x07\\x9b [USAGE]\n  a\\nb\\x1b[2J\\x07\\x9b\n",
  );
});

test.each([
  { code: "USAGE", status: 2 },
  { code: "CONFIG_INVALID", status: 78 },
  { code: "STORE_LOCKED", status: 1 },
  { code: "SESSION_NOT_FOUND", status: 1 },
] as const)("$code ends the program with $status", ({ code, status }) => {
  expect(statusOf(new AishError(code, "x"))).toBe(status);
});
