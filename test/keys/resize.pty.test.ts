import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import type { Screen } from "../cli/screen.ts";
import { clear, openKeys, type Keys } from "./open-keys.ts";
import { key } from "./key.ts";

setDefaultTimeout(60_000);

/** The same numbers for the same seed. */
function random(seed: number): (from: number, to: number) => number {
  let state = seed;
  return (from, to) => {
    state = (state * 1_103_515_245 + 12_345) & 0x7fff_ffff;
    return from + ((state >> 8) % (to - from + 1));
  };
}

const seeds = process.env["AISH_LONG"] === "1" ? [1, 2, 3, 4, 5, 6] : [1];

const flat = (text: string): string => text.replaceAll(/\s/g, "");

const entries = [
  { what: "a short line", typed: "echo short", is: "❯ echo short" },
  {
    what: "a long line",
    typed: `echo ${"0123456789".repeat(12)}`,
    is: `❯ echo ${"0123456789".repeat(12)}`,
  },
  {
    what: "several lines",
    typed: `echo one${key.newline}echo ${"ab".repeat(30)}${key.newline}echo three`,
    is: `❯ echo one… echo ${"ab".repeat(30)}… echo three`,
  },
  {
    what: "wide characters",
    typed: `echo ${"日本語".repeat(15)}`,
    is: `❯ echo ${"日本語".repeat(15)}`,
  },
];

let keys: Keys;
beforeAll(
  async () =>
    void (keys = await openKeys({ columns: 80, rows: 24, config: "editor.suggestions = false\n" })),
);
afterAll(async () => keys[Symbol.asyncDispose]());

/** What stands above each entry: the last of them is above the entry that is tried. */
const above = "true above";

/** On a terminal that has nothing scrolled away, as at the start. */
async function openEntry(): Promise<Screen> {
  const { screen } = keys;
  await clear(screen);
  screen.type("printf '\\e[H\\e[2J\\e[3J'\r");
  await screen.waitFor(() => screen.isAtPrompt && screen.text() === "~ ❯");
  await screen.run(above);
  return screen;
}

/** `steps`: how many resizes come at once, before anything can be drawn for them. */
async function tryResizes(typed: string, is: string, steps: number): Promise<void> {
  for (const seed of seeds) {
    const next = random(seed);
    const screen = await openEntry();
    screen.type(typed);
    await screen.waitFor(() => flat(screen.text()).endsWith(flat(is)));
    for (let round = 0; round < 8; round += 1) {
      const { received } = screen;
      for (let step = next(1, steps); step > 0; step -= 1) {
        screen.resize(next(20, 120), next(8, 40));
      }
      await drawn(screen, received);
    }
    const { received } = screen;
    screen.resize(80, 24);
    await drawn(screen, received);
    screen.type("!");
    await screen.waitFor(() => isWhole(screen, `${is}!`));
    expect(flat(entryOf(screen))).toBe(flat(`~ ${is}!`));
  }
}

function entryOf(screen: Screen): string {
  const all = screen.text();
  return all.slice(all.lastIndexOf(above) + above.length);
}

/** Until something has come, and nothing more: the text stays as it is, so that it says nothing. */
async function drawn(screen: Screen, before: number): Promise<void> {
  let received = before;
  let asked = 0;
  await screen.waitFor(() => {
    asked = screen.received === received ? asked + 1 : 0;
    ({ received } = screen);
    return received > before && asked > 12;
  });
}

function isWhole(screen: Screen, is: string): boolean {
  return flat(screen.text()).endsWith(flat(is));
}

test.each(entries)("$what stands once and whole after each resize", async ({ typed, is }) =>
  tryResizes(typed, is, 1),
);

test.each(entries)("$what stands once and whole after resizes in a row", async ({ typed, is }) =>
  tryResizes(typed, is, 4),
);

test.each([
  { what: "Enter", key: "\r", next: "~ ❯ " },
  { what: "Ctrl+C", key: "\x03", next: "~ ❯ " },
  { what: "Ctrl+L", key: "\x0c", next: "~ ❯ echo short" },
  { what: "F1", key: "\x1bOP", next: "~ ❯ echo short" },
])("$what in the moment of a resize is followed by a prompt", async ({ key: pressed, next }) => {
  const screen = await openEntry();
  for (let round = 0; round < 3; round += 1) {
    screen.type("\x15echo short");
    await screen.waitFor(() => screen.beforeCursor === "~ ❯ echo short");
    screen.resize(60 + round, 20);
    screen.type(pressed);
    await screen.waitFor(() => screen.beforeCursor === next);
    screen.type("!");
    await screen.waitFor(() => screen.beforeCursor === `${next}!`);
  }
  screen.resize(80, 24);
});

test("a resize while each key is typed loses none", async () => {
  const screen = await openEntry();
  const next = random(7);
  const text = `echo ${"0123456789".repeat(8)}`;
  for (const letter of text) {
    screen.type(letter);
    screen.resize(next(20, 100), next(8, 30));
    await Bun.sleep(0);
  }
  screen.resize(80, 24);
  await screen.waitFor(() => flat(screen.lines().join("")).endsWith(flat(`❯ ${text}`)));
  expect(entryOf(screen).match(/❯/g)).toHaveLength(1);
});
