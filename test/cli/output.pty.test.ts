import { describe, expect, setDefaultTimeout, test } from "bun:test";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { tempHome } from "./aish.ts";
import { modesAtPrompt, Screen } from "./screen.ts";

const long = process.env["AISH_LONG"] === "1";
const flood = long ? 1_000_000_000 : 50_000_000;
const lineBytes = 1000;
const printed = flood + flood / lineBytes; // the terminal makes each line one byte longer
const cap = 3_000_000;

setDefaultTimeout(long ? 300_000 : 60_000);

function residentBytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024;
}

test.skipIf(process.platform !== "linux")(
  `printing ${flood / 1e6} MB keeps memory, loses no byte of the log up to its cap, and is counted`,
  async () => {
    await using home = await tempHome();
    await home.configure("[output]\ncap_mb = 3\n");
    await using screen = new Screen(home);
    await screen.run("seq 1000");
    const before = residentBytes(screen.pid);
    let highest = before;
    const stopDrawing = screen.withoutDrawing();
    screen.onBytes(() => {});
    screen.type(`yes $(printf '%0${lineBytes - 1}d' 7) | head -c ${flood}\r`);
    await screen.waitFor(
      () => {
        highest = Math.max(highest, residentBytes(screen.pid));
        return screen.received > printed && /❯ [^\n]*$/.test(Bun.stripANSI(screen.undrawn));
      },
      long ? 240_000 : 50_000,
    );
    await stopDrawing();
    await screen.waitForPrompt();
    expect(Math.round((residentBytes(screen.pid) - before) / 1e6)).toBeLessThanOrEqual(20);
    expect(Math.round((highest - before) / 1e6)).toBeLessThanOrEqual(40); // what awaits collection

    const [row] = home.query(
      "select output_bytes, output_kept_bytes, output_path from history order by id desc limit 1",
    );
    expect(row).toMatchObject({ output_bytes: printed, output_kept_bytes: cap });
    const log = readFileSync(String(row?.["output_path"]));
    const line = `${"7".padStart(lineBytes - 1, "0")}\r\n`;
    const expected = Buffer.from(line.repeat(Math.ceil(cap / lineBytes))).subarray(0, cap);
    expect(hash(log)).toBe(hash(expected));
    expect(await screen.run("echo still $((1+1))")).toBe("still 2");
  },
);

function hash(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

test("bytes of every value, and broken UTF-8, reach the terminal and the log unchanged", async () => {
  await using home = await tempHome();
  const bytes = Buffer.concat([
    Buffer.from(Array.from({ length: 256 }, (_, value) => value)),
    Buffer.from([0xc3, 0x28, 0xa0, 0xa1, 0xe2, 0x82, 0xf0, 0x9f, 0x92, 0xed, 0xa0, 0x80, 0xff]),
    Buffer.from("end"),
  ]);
  writeFileSync(join(home.path, "bytes"), bytes);
  await using screen = new Screen(home);
  await screen.waitForPrompt();
  const received: Uint8Array[] = [];
  screen.onBytes((chunk) => received.push(chunk.slice()));
  await screen.run("stty -opost; cat bytes");
  screen.onBytes(undefined);
  expect(Buffer.concat(received).indexOf(bytes)).toBeGreaterThan(0);
  expect(await screen.run("echo still $((1+1))")).toBe("still 2");
  expect(screen.modes).toEqual(modesAtPrompt);
  const [row] = home.query(
    "select output_path, output_bytes from history where command like 'stty%'",
  );
  expect(row?.["output_bytes"]).toBe(bytes.length);
  expect(readFileSync(String(row?.["output_path"])).equals(bytes)).toBe(true);
});

test("a line of a million columns passes, and the next prompt is in its place", async () => {
  await using home = await tempHome();
  await using screen = new Screen(home);
  await screen.waitForPrompt();
  const stopDrawing = screen.withoutDrawing();
  screen.type("head -c 1000000 /dev/zero | tr '\\0' x; echo\r");
  await screen.waitFor(
    () => screen.received > 1_000_000 && /❯ [^\n]*$/.test(Bun.stripANSI(screen.undrawn)),
  );
  await stopDrawing();
  await screen.waitForPrompt();
  expect(await screen.run("echo still $((1+1))")).toBe("still 2");
  const [row] = home.query(
    "select output_bytes, length(output_excerpt) as shown from history limit 1",
  );
  expect(row?.["output_bytes"]).toBe(1_000_002);
  expect(Number(row?.["shown"])).toBeLessThan(10_000);
});

describe("output that ends in the middle of", () => {
  test.each([
    { what: "a control sequence", format: "before\\n\\033[3" },
    { what: "a colour", format: "before\\n\\033[31;1" },
    { what: "a title", format: "before\\n\\033]0;a title" },
    { what: "a device string", format: "before\\n\\033P+q54" },
    { what: "a UTF-8 character", format: "before\\n\\342\\202" },
    { what: "a bare escape", format: "before\\n\\033" },
    { what: "a colour that is on", format: "before\\n\\033[41;5mred\\n" },
    { what: "another character set", format: "before\\n\\033(0\\016qqq\\n" },
    { what: "a scrolling region", format: "before\\n\\033[?1049h\\033[2;5r\\033[?6h" },
  ])("$what does not break the next prompt", async ({ format }) => {
    await using home = await tempHome();
    await using screen = new Screen(home);
    await screen.waitForPrompt();
    screen.type(`printf '${format}'\r`);
    await screen.waitFor(/^before$/m);
    await screen.waitForPrompt();
    expect(screen.modes).toEqual(modesAtPrompt);
    expect(await screen.run("echo quite plain")).toBe("quite plain");
    expect(screen.isPlain("quite plain")).toBe(true);
    expect(screen.beforeCursor).toBe("~ ❯ ");
    await screen.run("seq 60");
    expect(screen.lines().slice(-3)).toEqual(["59", "60", "~ ❯ "]);
  });
});

test("output without a last line end is not lost under the prompt", async () => {
  await using home = await tempHome();
  await using screen = new Screen(home);
  await screen.run("printf 'no end'");
  expect(screen.lines().slice(-2)).toEqual(["no end⏎", "~ ❯ "]);
  await screen.run("printf 'with end\\n'");
  expect(screen.lines().slice(-2)).toEqual(["with end", "~ ❯ "]);
  await screen.run("printf 'coloured\\n\\033[0m'");
  expect(screen.lines().slice(-2)).toEqual(["coloured", "~ ❯ "]);
  await screen.run(`printf '%080d' 0`);
  expect(screen.lines().slice(-3)).toEqual(["0".repeat(80), "⏎", "~ ❯ "]);
  expect(home.query("select output_excerpt from history where id = 1")).toEqual([
    { output_excerpt: "no end" },
  ]);
});

test(":out shows what a command printed, whole or in part", async () => {
  await using home = await tempHome();
  await using screen = new Screen(home);
  await screen.run("seq 500; printf '\\033[31mred\\033[0m\\n'");
  await screen.run("echo other");
  expect(await screen.run(":out 1 --lines 3-5")).toBe("3\n4\n5");
  expect((await screen.run(":out 1")).endsWith("\n500\nred")).toBe(true);
  expect(await screen.run(":out")).toBe("other");
});
