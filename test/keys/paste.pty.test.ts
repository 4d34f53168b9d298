import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { openKeys, type Keys } from "./open-keys.ts";
import { paste } from "./key.ts";

setDefaultTimeout(60_000);

const controls = Array.from({ length: 32 }, (_, code) => String.fromCharCode(code)).join("");

let keys: Keys;
beforeAll(async () => void (keys = await openKeys({ columns: 80, rows: 24 })));
afterAll(async () => keys[Symbol.asyncDispose]());

test.each([
  { what: "1 MB in a line", text: `touch made; ${"0123456789".repeat(100_000)}` },
  { what: "1 MB of words", text: `touch made; ${"lorem 'ipsum' $x | dolor; ".repeat(40_000)}` },
  { what: "10,000 lines", text: "touch made; echo a line of a script\n".repeat(10_000) },
  { what: "1 MB of wide characters", text: `touch made; ${"日本語".repeat(110_000)}` },
  { what: "control characters", text: `touch made${controls}\x7f`.repeat(1000) },
  {
    what: "escape sequences",
    text: "touch made\x1b[2J\x1b[H\x1b]0;title\x07\x1b[?1049h\x1b[6n\x1b[200~\x1bc".repeat(1000),
  },
])("a paste of $what is drawn to its end and runs nothing", async ({ what, text }) => {
  const { home, screen } = keys;
  await screen.waitForPrompt();
  screen.type(paste(`${text}the end`));
  await screen.waitFor(() => screen.beforeCursor.endsWith("the end"), 30_000);
  expect(screen.modes.alternateScreen).toBe(false);
  screen.type("\x03");
  await screen.waitFor(() => screen.isAtPrompt, 30_000);
  expect(await screen.run(`echo behind ${what}`)).toBe(`behind ${what}`);
  expect(existsSync(join(home.path, "made"))).toBe(false);
  const run = home.query("select command from history").map(({ command }) => String(command));
  expect(run.filter((command) => !command.startsWith("echo behind "))).toEqual([]);
});
