import { expect, setDefaultTimeout, test } from "bun:test";
import { tempHome } from "../cli/aish.ts";
import { Screen } from "../cli/screen.ts";
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
  { what: "a short line", keys: "echo short", is: "❯ echo short" },
  {
    what: "a long line",
    keys: `echo ${"0123456789".repeat(12)}`,
    is: `❯ echo ${"0123456789".repeat(12)}`,
  },
  {
    what: "several lines",
    keys: `echo one${key.newline}echo ${"ab".repeat(30)}${key.newline}echo three`,
    is: `❯ echo one… echo ${"ab".repeat(30)}… echo three`,
  },
  {
    what: "wide characters",
    keys: `echo ${"日本語".repeat(15)}`,
    is: `❯ echo ${"日本語".repeat(15)}`,
  },
];

/** `steps`: how many resizes come at once, before anything can be drawn for them. */
async function tryResizes(keys: string, is: string, steps: number): Promise<void> {
  await using home = await tempHome();
  for (const seed of seeds) {
    const next = random(seed);
    await using screen = new Screen(home);
    await screen.run("true above");
    screen.type(keys);
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
    const all = screen.text();
    const entry = all.slice(all.indexOf("true above") + "true above".length);
    expect(flat(entry)).toBe(flat(`~ ${is}!`));
  }
}

/** Until something has come, and nothing more: the text stays as it is, so that it says nothing. */
async function drawn(screen: Screen, before: number): Promise<void> {
  let received = before;
  let asked = 0;
  await screen.waitFor(() => {
    asked = screen.received === received ? asked + 1 : 0;
    ({ received } = screen);
    return received > before && asked > 5;
  });
}

function isWhole(screen: Screen, is: string): boolean {
  return flat(screen.text()).endsWith(flat(is));
}

test.each(entries)("$what stands once and whole after each resize", async ({ keys, is }) =>
  tryResizes(keys, is, 1),
);

test.each(entries)("$what stands once and whole after resizes in a row", async ({ keys, is }) =>
  tryResizes(keys, is, 4),
);

test.each([
  { what: "Enter", key: "\r", next: "~ ❯ " },
  { what: "Ctrl+C", key: "\x03", next: "~ ❯ " },
  { what: "Ctrl+L", key: "\x0c", next: "~ ❯ echo short" },
  { what: "F1", key: "\x1bOP", next: "~ ❯ echo short" },
])("$what in the moment of a resize is followed by a prompt", async ({ key: pressed, next }) => {
  await using home = await tempHome();
  await using screen = new Screen(home);
  await screen.run("true above");
  for (let round = 0; round < 3; round += 1) {
    screen.type("\x15echo short");
    await screen.waitFor(() => screen.beforeCursor === "~ ❯ echo short");
    screen.resize(60 + round, 20);
    screen.type(pressed);
    await screen.waitFor(() => screen.beforeCursor === next);
    screen.type("!");
    await screen.waitFor(() => screen.beforeCursor === `${next}!`);
  }
});

test("a resize while each key is typed loses none", async () => {
  await using home = await tempHome();
  await using screen = new Screen(home);
  await screen.run("true above");
  const next = random(7);
  const text = `echo ${"0123456789".repeat(8)}`;
  for (const letter of text) {
    screen.type(letter);
    screen.resize(next(20, 100), next(8, 30));
    await Bun.sleep(0);
  }
  screen.resize(80, 24);
  await screen.waitFor(() => flat(screen.lines().join("")).endsWith(flat(`❯ ${text}`)));
  expect(screen.text().slice(screen.text().indexOf("true above")).match(/❯/g)).toHaveLength(1);
});
