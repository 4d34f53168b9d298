import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { clear, openKeys, type Keys } from "./open-keys.ts";
import { shownAs } from "./shown.ts";

setDefaultTimeout(30_000);

let keys: Keys;
beforeAll(async () => {
  keys = await openKeys({ columns: 80, rows: 24, config: 'editor.mode = "vi"\n' });
});
afterAll(async () => keys[Symbol.asyncDispose]());

// Over a link that bundles keys, Esc and the next key come as Alt with it.
test.each([
  { name: "h", typed: "echo one\x1bh", is: "~ ❮ echo o│ne" },
  { name: "b", typed: "echo one\x1bb", is: "~ ❮ echo │one" },
  { name: "0", typed: "echo one\x1b0", is: "~ ❮ │echo one" },
  { name: "dd", typed: "echo one\x1bddils", is: "~ ❯ ls│" },
  { name: "A", typed: "echo one\x1bA!", is: "~ ❯ echo one!│" },
])("Esc and $name in one read are Esc and then $name", async ({ typed, is }) => {
  await clear(keys.screen);
  keys.screen.type(typed);
  expect(await shownAs(keys.screen, is)).toBe(is);
});

// Whoever is not sure which mode it is presses Escape once more.
test("Esc in normal mode stays there, whatever follows it at once", async () => {
  const { screen } = keys;
  await clear(screen);
  screen.type("echo a/\x1b");
  expect(await shownAs(screen, "~ ❮ echo a│/")).toBe("~ ❮ echo a│/");
  screen.type("\x1bdd");
  expect(await shownAs(screen, "~ ❮ │")).toBe("~ ❮ │");
});

test("Esc twice in one read is Esc twice", async () => {
  const { screen } = keys;
  await clear(screen);
  screen.type("echo a/\x1b\x1b");
  expect(await shownAs(screen, "~ ❮ echo a│/")).toBe("~ ❮ echo a│/");
  screen.type("dd");
  expect(await shownAs(screen, "~ ❮ │")).toBe("~ ❮ │");
});
