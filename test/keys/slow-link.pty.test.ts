import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { aishCommand, tempHome } from "../cli/aish.ts";
import { until } from "../cli/until.ts";
import { clear, openKeys, type Keys } from "./open-keys.ts";
import { key, paste } from "./key.ts";
import { shownAs } from "./shown.ts";

setDefaultTimeout(30_000);

/** What is tried here: keys that come byte by byte, each so long after the one before. */
const betweenMs = 20;

let keys: Keys;
beforeAll(async () => {
  keys = await openKeys({
    columns: 80,
    rows: 24,
    config: "editor.escape_ms = 400\n", // 20 ms become more on a busy machine; on a clock it is tried with the default
    files: ["gamma"],
    history: ["echo hello world"],
  });
});
afterAll(async () => keys[Symbol.asyncDispose]());

test.each([
  { name: "Left", typed: `echo one${key.left}`, is: "~ ❯ echo on│e" },
  { name: "Ctrl+Left", typed: `echo one two${key.ctrlLeft}`, is: "~ ❯ echo one │two" },
  { name: "Alt+B", typed: "echo one\x1bb", is: "~ ❯ echo │one" },
  { name: "Delete", typed: `echo one${key.home}${key.delete}`, is: "~ ? │cho one" },
  { name: "Ctrl+A (CSI u)", typed: "echo\x1b[97;5u", is: "~ ❯ │echo" },
  {
    name: "Ctrl+W (modifyOtherKeys)",
    typed: "echo one\x1b[27;5;119~",
    is: "~ ❯ echo │hello world",
  },
  { name: "wide characters", typed: "echo 日本", is: "~ ❯ echo 日本│" },
  { name: "a family", typed: "echo 👩‍👩‍👧‍👦!\x1b[D\x7f", is: "~ ❯ echo │!" },
  { name: "a paste", typed: paste("echo a\necho b"), is: "~ ❯ echo a\n… echo b│" },
  { name: "a late answer", typed: "echo a\x1b[?62;22cb", is: "~ ❯ echo ab│" },
  { name: "Tab", typed: "cat gam\t", is: "~ ❯ cat gamma │" },
  { name: "Up", typed: `hello${key.up}`, is: "~ ❯ echo hello world│" },
  { name: "Alt+. after a blank", typed: "true \x1b.", is: "~ ❯ true world│" },
])("over a slow link: $name", async ({ typed, is }) => {
  const { screen } = keys;
  await clear(screen);
  for (const byte of Buffer.from(typed)) {
    screen.type(Uint8Array.of(byte));
    await Bun.sleep(betweenMs);
  }
  expect(await shownAs(screen, is)).toBe(is);
});

test("a terminal that answers nothing does not hold back what is entered while keys go on coming", async () => {
  await using home = await tempHome();
  let output = "";
  await using terminal = new Bun.Terminal({
    data: (_terminal, bytes) => void (output += Buffer.from(bytes).toString()),
  });
  const child = Bun.spawn(aishCommand([]), { cwd: home.path, env: home.env, terminal });
  await until("the prompt", () => output.includes("❯"));
  terminal.write("touch made; cat\r");
  const isMade = (): boolean => existsSync(join(home.path, "made"));
  for (let typed = 0; typed < 100 && !isMade(); typed += 1) {
    terminal.write("x");
    await Bun.sleep(betweenMs);
  }
  expect(isMade()).toBe(true);
  child.kill("SIGKILL");
  await child.exited;
});

test("a paste without an end can be given up with Ctrl+C", async () => {
  const { screen } = keys;
  await clear(screen);
  screen.type("\x1b[200~echo lost\rend");
  expect(await shownAs(screen, "~ ❯ echo lost\n… end│")).toBe("~ ❯ echo lost\n… end│");
  screen.type("\x03");
  await screen.waitFor(() => screen.isAtPrompt);
  screen.type("\x1b[201~echo b");
  expect(await shownAs(screen, "~ ❯ echo lost\n… end^C\n~ ❯ echo b│")).toEndWith("~ ❯ echo b│");
});
