import { expect, test } from "bun:test";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { until } from "../cli/until.ts";

const program = join(import.meta.dir, "main.ts");

/** A directory of its own for all that the demo writes, to see that nothing of it is left. */
function ownTmp(): { readonly path: string; readonly left: () => string[] } & Disposable {
  const path = mkdtempSync(join(tmpdir(), "aish-demo-test-"));
  return {
    path,
    left: () => readdirSync(path),
    [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }),
  };
}

function environment(path: string): Record<string, string | undefined> {
  return { ...process.env, TMPDIR: path, TERM: "xterm-256color", LANG: "C.UTF-8" };
}

test("played by itself it shows a whole conversation, and leaves nothing behind", async () => {
  using tmp = ownTmp();
  const child = Bun.spawn([process.execPath, program, "--play"], {
    env: environment(tmp.path),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const transcript = await child.stdout.text();
  expect(await child.stderr.text()).toBe("");
  expect(await child.exited).toBe(0);

  const inOrder = [
    "$ aish\n",
    "~/kettle ❯ sh build.sh\nbuild.sh: there is no TITLE for the pages\n",
    "~/kettle [2] ? why did that fail?\n",
    "▌ cat site.conf\n",
    "run? ",
    "TITEL='The kettle'\n",
    "▌ sed -i.bak 's/TITEL/TITLE/' site.conf\n",
    "start in the background? ",
    "[bg:1 started] sh build.sh\n",
    "[bg:1 exited 0, ",
    "? how did the build go?\n",
    "it made three pages",
    ": :quit\n\n$ aish --resume last\n",
    "you how did the build go?\n",
    "❯ ls out\nindex.html  prices.html  where.html\n",
  ];
  let from = 0;
  for (const text of inOrder) {
    const at = transcript.indexOf(text, from);
    expect({ text, isThere: at !== -1, transcript }).toMatchObject({ text, isThere: true });
    from = at + text.length;
  }
  expect(transcript).not.toContain(tmp.path);
  expect(tmp.left()).toEqual([]);
}, 40_000);

test("recorded it is a picture of the same, that needs nothing else and names no place", async () => {
  using tmp = ownTmp();
  const file = join(tmp.path, "conversation.svg");
  const child = Bun.spawn([process.execPath, program, "--record", file], {
    env: environment(tmp.path),
    stdio: ["ignore", "inherit", "inherit"],
  });
  expect(await child.exited).toBe(0);
  expect(tmp.left()).toEqual(["conversation.svg"]);
  const picture = await Bun.file(file).text();
  expect(picture).toStartWith("<svg ");
  expect(picture).toMatch(/<text [^>]*class="cyan"[^>]*>~\/kettle<\/text>/);
  expect(picture).toMatch(/<text [^>]*class="red"[^>]*>\[2\]<\/text>/);
  expect(picture).toContain(">why did that fail?</text>");
  expect(picture).not.toMatch(/href|url\(|@import|\/tmp/);
  expect(picture.length).toBeLessThan(15_000);
}, 40_000);

test("a signal ends it, and nothing is left", async () => {
  using tmp = ownTmp();
  const child = Bun.spawn([process.execPath, program, "--play"], {
    env: environment(tmp.path),
    stdio: ["ignore", "ignore", "pipe"],
  });
  await until("it began", () => tmp.left().length > 0);
  child.kill("SIGINT");
  expect(await child.stderr.text()).toBe("");
  expect(await child.exited).toBe(130);
  expect(tmp.left()).toEqual([]);
}, 40_000);

test("on a terminal the person types, Ctrl+C is the shell's, and leaving twice leaves the demo", async () => {
  using tmp = ownTmp();
  let seen = "";
  const child = Bun.spawn([process.execPath, program], {
    env: environment(tmp.path),
    terminal: { cols: 100, rows: 30, data: (_, bytes) => (seen += Buffer.from(bytes).toString()) },
  });
  /** What is seen up to there does not count again. */
  async function seeAndType(awaited: string, keys: string): Promise<void> {
    const what = (): string => `${awaited} in:\n${seen}`;
    await until(what, () => seen.includes(awaited), { canStill: () => child.exitCode === null });
    seen = seen.slice(seen.indexOf(awaited) + awaited.length);
    child.terminal?.write(keys);
  }
  try {
    await seeAndType("try: sh build.sh, then: why did that fail?", "");
    await seeAndType("❯", "?hello\r");
    await seeAndType("one story only", "");
    await seeAndType("tok/s", "");
    await seeAndType("❯", "half a line");
    await seeAndType("half a line", "\x03");
    await seeAndType("❯", "echo still-$((40+2))\r");
    await seeAndType("still-42", "");
    await seeAndType("❯", "\x04");
    await seeAndType("aish --resume last", "");
    await seeAndType("❯", "\x04");
    expect(await child.exited).toBe(0);
  } finally {
    child.kill("SIGTERM");
    await child.exited;
    child.terminal?.close();
  }
  expect(tmp.left()).toEqual([]);
}, 40_000);
