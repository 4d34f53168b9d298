import { afterAll, describe, expect, test } from "bun:test";
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sessionArgument } from "./session-message.ts";
import { TypeScriptSession } from "./typescript-session.ts";

const cwd = realpathSync(mkdtempSync(join(tmpdir(), "aish-ts-")));
const main = join(import.meta.dir, "../../main.ts");
afterAll(() => rmSync(cwd, { recursive: true, force: true }));
writeFileSync(
  join(cwd, "own.ts"),
  "export const hi: string = 'from own';\nexport function boom(): never {\n  throw new TypeError('boomed');\n}\n",
);

function open() {
  let printed = "";
  let heard = Promise.withResolvers<void>();
  const session = new TypeScriptSession({
    command: [process.execPath, main, sessionArgument],
    cwd,
    variables: { PATH: process.env["PATH"] ?? "", HOME: cwd, TERM: "dumb", NO_COLOR: "1" },
    size: { columns: 80, rows: 24 },
    colours: false,
    show(bytes) {
      printed += Buffer.from(bytes).toString();
      heard.resolve();
      heard = Promise.withResolvers();
    },
  });
  return {
    session,
    /** Runs an entry, and says what it printed, and its status. */
    async run(code: string, kind: "run" | "type" = "run"): Promise<string> {
      printed = "";
      const end = await session.run(code, cwd, kind);
      const status =
        end.kind === "gone" ? `[gone ${end.status}]` : end.status === 0 ? "" : `[${end.status}]`;
      return printed.replaceAll("\r\n", "\n") + status;
    },
    async prints(text: string): Promise<void> {
      while (!printed.includes(text)) await heard.promise;
    },
    [Symbol.asyncDispose]: async () => session.end(),
  };
}

/** Entries of one session, one after the other, with what they print. */
async function expectEach(
  rows: readonly (readonly [entry: string, prints: string])[],
): Promise<void> {
  await using ts = open();
  for (const [entry, prints] of rows) expect([entry, await ts.run(entry)]).toEqual([entry, prints]);
}

describe("an entry", () => {
  test("leaves what it declares to the next, and `_` is the last value", async () => {
    await expectEach([
      ["const x: number = 20; x + 1", "21\n"],
      ["_ * 2", "42\n"],
      ["let { a, ...rest } = { a: 1, b: 2 }", "{\n  a: 1,\n  b: 2,\n}\n"],
      ["function twice<T>(one: T): T[] { return [one, one]; }", ""],
      ["class A { n = x }", ""],
      ["twice(new A().n)", "[ 20, 20 ]\n"],
      ["const x = 3", "3\n"],
      ["x; undefined", ""],
      ["interface I { a: 1 }", ""],
      ["enum E { One = 1 }; E.One", "1\n"],
      ["var _ = 'mine'; x", "3\n"],
      ["_", '"mine"\n'],
    ]);
  });

  test("waits for what it awaits, and prints in the order of its code", async () => {
    await expectEach([
      ["const y = await Promise.resolve(7); y", "7\n"],
      ["console.log('a'); process.stdout.write('b\\n'); console.error('c'); 'd'", 'a\nb\nc\n"d"\n'],
      ["for (let i = 0; i < 3; i++) { console.log(i); await Bun.sleep(1); }", "0\n1\n2\n"],
      ["Bun.spawnSync(['echo', 'child'], { stdout: 'inherit' }).exitCode", "child\n0\n"],
    ]);
  });

  test("imports from the current directory, and its imports are not shown", async () => {
    await expectEach([
      ["import { hi } from './own.ts'", ""],
      ["hi", '"from own"\n'],
      ["(await import('./own.ts')).hi.length", "8\n"],
      ["require('./own.ts').hi", '"from own"\n'],
      ["import { join as j } from 'node:path'; j('a', 'b')", '"a/b"\n'],
    ]);
  });

  test("that fails says why, with the places that are the person's own", async () => {
    await expectEach([
      ["throw new Error('no')", "Error: no\n[1]"],
      [
        "function f() { throw new RangeError('in f') }; f()",
        "RangeError: in f\n    at f (entry 2)\n[1]",
      ],
      ["f()", "RangeError: in f\n    at f (entry 2)\n[1]"],
      ["import { boom } from './own.ts'", ""],
      ["boom()", `TypeError: boomed\n    at boom (${cwd}/own.ts:3:13)\n[1]`],
      [
        "await Promise.reject(new Error('late', { cause: new Error('why') }))",
        "Error: late\ncaused by Error: why\n[1]",
      ],
      ["throw 'text'", 'thrown: "text"\n[1]'],
      ["const z = = 3", "const z = = 3\n          ^\nSyntaxError: Unexpected =\n[1]"],
      [
        "({ [Bun.inspect.custom]() { throw new Error('shy') } })",
        "Error: shy\n    at [nodejs.util.inspect.custom] (entry 9)\n",
      ],
      ["1 + 1", "2\n"],
    ]);
  });
});

describe("Ctrl+C", () => {
  test.each([
    ["what waits", "console.log('on'); await Bun.sleep(60_000)"],
    ["what computes", "console.log('on'); while (true) {}"],
    [
      "a program that it has started",
      "Bun.spawnSync(['sh', '-c', 'echo on; exec sleep 60'], { stdout: 'inherit' }); for (;;);",
    ],
  ])("interrupts %s, and what was defined is still there", async (_, entry) => {
    await using ts = open();
    await ts.run("const kept = 1");
    const running = ts.run(entry);
    await ts.prints("on");
    ts.session.write(Buffer.from("\u0003"));
    expect(await running).toEndWith("[130]");
    expect(await ts.run("kept")).toBe("1\n");
  });
});

describe("the process", () => {
  test("that ends says how, and takes what was defined with it", async () => {
    await using ts = open();
    expect(await ts.run("console.log('last'); process.exit(3)")).toBe("last\n[gone 3]");
    expect(ts.session.isGone).toBe(true);
    expect(ts.session.write(Buffer.from("x"))).toBe(false);
    expect(await ts.session.names([])).toEqual([]);
  });

  test("is over for the prompt when it has closed what they talk through", async () => {
    await using ts = open();
    await ts.run("process.removeAllListeners('disconnect'); void setInterval(() => {}, 1e9)");
    await ts.run("void setTimeout(() => { process.disconnect(); console.log('closed'); }, 1)");
    await ts.prints("closed");
    expect(await ts.run("1")).toEndWith("[gone 137]");
  });

  test("that is ended while it computes ends the entry", async () => {
    await using ts = open();
    const running = ts.run("console.log('on'); await 1; for (;;);");
    await ts.prints("on");
    await ts.session.end();
    expect(await running).toEndWith("[gone 137]");
  });

  test("tells a failure that nobody waited for, and goes on", async () => {
    await using ts = open();
    await ts.run("setTimeout(() => { throw new Error('behind') }, 1)");
    await ts.prints("Error: behind");
    await ts.run("void Promise.reject(new Error('nobody'))");
    await ts.prints("Error: nobody");
    expect(await ts.run("1")).toBe("1\n");
  });

  test("has a terminal, from which an entry reads", async () => {
    await using ts = open();
    const running = ts.run("prompt('name?')");
    await ts.prints("name? ");
    ts.session.write(Buffer.from("joe\r"));
    expect(await running).toBe('name? joe\n"joe"\n');
    ts.session.resize({ columns: 50, rows: 10 });
    expect(await ts.run("[process.stdout.isTTY, process.stdout.columns]")).toBe("[ true, 50 ]\n");
  });

  test("says where it went", async () => {
    await using ts = open();
    expect(await ts.session.run("process.chdir('/')", cwd)).toEqual({
      kind: "ended",
      status: 0,
      cwd: "/",
    });
  });
});

test("`:type` says what the value is", async () => {
  await using ts = open();
  expect(await ts.run("new Map([['a', { n: 1, s: ['x', 2] }]])", "type")).toBe(
    "Map<string, { n: number; s: (string | number)[] }>\n",
  );
});

test("names are those of values as they are, and no getter of the person's is called for them", async () => {
  await using ts = open();
  await ts.run(
    "let calls = 0; const it = { get own() { calls += 1; return { deep: 1 } }, plain: { deeper: 2 }, f() {} }",
  );
  const names = async (...path: readonly string[]) =>
    (await ts.session.names(path)).map(({ name }) => name);
  expect(await names("it")).toEqual(expect.arrayContaining(["own", "plain", "f"]));
  expect(await names("it", "plain")).toContain("deeper");
  expect(await names("it", "own")).toEqual([]);
  expect(await names()).toEqual(expect.arrayContaining(["it", "calls", "console"]));
  expect(await names("process", "stdout")).toContain("write");
  expect(await names("nowhere", "x")).toEqual([]);
  expect(await ts.run("calls")).toBe("0\n");
});
