import { describe, expect, test } from "bun:test";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { loadUserMode } from "./load-user-mode.ts";
import { readModePlan } from "./read-mode-plan.ts";

function directory(files: Readonly<Record<string, string>>) {
  const path = mkdtempSync(join(tmpdir(), "aish-modes-"));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), text);
  }
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

const planned = (module: string) => ({ key: 5, name: "a", module, options: { depth: 3 } });
const load = (module: string, path: string) => loadUserMode(planned(module), path, 300);

async function failure(loading: Promise<unknown>): Promise<Error> {
  try {
    await loading;
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error("it was loaded");
}

describe("a module", () => {
  test.each([
    ["an object", "export default { sign: 'x', run() { return 3; } }"],
    [
      "a function of its options",
      "export default ({ depth }) => ({ sign: 'x', run: () => depth })",
    ],
    [
      "what takes its time",
      "export default async () => { await 1; return { sign: 'x', run: () => 3 } }",
    ],
    ["an object of a class", "class A { sign = 'x'; run() { return 3; } }\nexport default new A()"],
    ["named like the mode", "export const a = { sign: 'x', run: () => 3 }"],
  ])("may export %s", async (_, text) => {
    using home = directory({ "m.ts": text });
    const mode = await load("./m.ts", home.path);
    expect(mode.sign).toBe("x");
    // oxlint-disable-next-line typescript/no-explicit-any -- it does not look at its context
    expect(await mode.run("", {} as any)).toBe(3);
  });

  test.each([
    ["throw new Error('at load')", "at load"],
    ["export const b = 1", "its module has no default export"],
    ["export default 3", "it is not an object"],
    ["export default {}", "it has no function named run"],
    ["export default { run() {}, colours: 3 }", "its colours is no function"],
    ["export default { run() {}, sign: 3 }", "its sign is no text"],
    ["await new Promise(() => {})", "it is not there after 0.3 s"],
    ["export default () => new Promise(() => {})", "it is not there after 0.3 s"],
  ])("that cannot be a mode is told: %s", async (text, message) => {
    using home = directory({ "m.ts": text });
    expect((await failure(load("./m.ts", home.path))).message).toStartWith(message);
  });

  test("that is not there is told with its path", async () => {
    using home = directory({});
    expect((await failure(load("./m.ts", home.path))).message).toStartWith(
      `there is no ${home.path}/m.ts`,
    );
  });
});

describe("a package", () => {
  const manifest = '{"name": "mode-x", "exports": {".": "./x.js", "./other": "./y.js"}}';
  const files = {
    "node_modules/mode-x/package.json": manifest,
    "node_modules/mode-x/x.js": "export default { sign: 'x', run() {} }",
    "node_modules/mode-x/y.js": "export default { sign: 'y', run() {} }",
  };

  test("is found beside modes.toml", async () => {
    using home = directory(files);
    expect((await load("mode-x", home.path)).sign).toBe("x");
    expect((await load("mode-x/other", home.path)).sign).toBe("y");
  });

  test("that is installed above is not taken", async () => {
    using home = directory({ ...files, "inner/none": "" });
    expect(await failure(load("mode-x", join(home.path, "inner")))).toMatchObject({
      message: "the package mode-x is not installed",
      hint: `run bun add mode-x in ${home.path}/inner`,
    });
  });

  test("without the module that is named is told", async () => {
    using home = directory(files);
    expect((await failure(load("mode-x/gone", home.path))).message).toStartWith(
      "the package mode-x has no mode-x/gone",
    );
  });
});

describe("what everybody may write to", () => {
  test("is not run", async () => {
    using home = directory({ "m.ts": "export default { run() {} }" });
    chmodSync(join(home.path, "m.ts"), 0o666);
    expect((await failure(load("./m.ts", home.path))).message).toStartWith(
      "everybody may write to",
    );
    chmodSync(join(home.path, "m.ts"), 0o644);
    chmodSync(home.path, 0o777);
    expect((await failure(load("./m.ts", home.path))).message).toStartWith(
      `everybody may write to ${home.path}`,
    );
  });

  test("is not read for names of modes", () => {
    using home = directory({ "modes.toml": '[modes.a]\nmodule = "./m.ts"' });
    expect(readModePlan(home.path).modes).toHaveLength(1);
    chmodSync(join(home.path, "modes.toml"), 0o666);
    const { modes, problems } = readModePlan(home.path);
    expect(modes).toEqual([]);
    expect(problems.map(({ message }) => message)).toEqual([
      `everybody may write to ${home.path}/modes.toml`,
    ]);
  });
});

test.each([
  ["modes.toml that is no TOML", { "modes.toml": "[modes" }, 1],
  ["modes.toml that is a directory", { "modes.toml/x": "" }, 1],
  ["no modes.toml", {}, 0],
])("%s stops nothing", (_, files, count) => {
  using home = directory(files);
  const { modes, problems } = readModePlan(home.path);
  expect([modes.length, problems.length]).toEqual([0, count]);
});
