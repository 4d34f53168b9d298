import { AishError } from "@aish/core";
import { expect, test } from "bun:test";
import { ConfigFaults } from "./config/config-faults.ts";
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

test("at a terminal lines end between words, and those of the hint begin below each other", () => {
  const long = new AishError("USAGE", "there is no model to ask a question", {
    hint: "write a model into /a/path/of/more/columns/than/there/are, or try another one",
  });
  expect(renderError(long, false, 30)).toBe(
    `aish: there is no model to ask
a question [USAGE]
  write a model into
  /a/path/of/more/columns/than/there/are,
  or try another one
`,
  );
  const coloured = renderError(long, true, 30);
  expect(Bun.stripANSI(coloured)).toBe(renderError(long, false, 30));
  expect(renderError(long, false, 0)).toBe(renderError(long, false));
});

const fault = (message: string, hint: string): AishError =>
  new AishError("CONFIG_INVALID", message, { hint });

test("several faults are told one below the other, a hint that they share once", () => {
  const faults = [fault("one", "correct it"), fault("two", "correct it"), fault("three", "or not")];
  const all = ConfigFaults.of(faults) ?? expect.unreachable();
  expect(renderError(all, false)).toBe(
    `aish: one [CONFIG_INVALID]
aish: two [CONFIG_INVALID]
  correct it
aish: three [CONFIG_INVALID]
  or not
`,
  );
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
