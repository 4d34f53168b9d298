import { expect, test } from "bun:test";
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { textPort } from "@aish/terminal/pager";
import type { LivePort } from "./live-port.ts";
import { showPicture } from "./show-picture.ts";
import { SpooledInput } from "./spooled-input.ts";

/** What is printed where no terminal can be asked. */
async function said(title: string, port: LivePort, PATH = ""): Promise<string> {
  let printed = "";
  const screen = {
    size: { columns: 80, rows: 24 },
    open: () => undefined,
    asksBackground: false,
    palette: () => {
      throw new Error("nothing is drawn");
    },
    hear() {},
    lends: false,
  };
  const place = {
    cwd: "/",
    variables: { PATH },
    variablesNow: async () => ({}),
    screen,
    print: (output: string | Uint8Array) => void (printed += output.toString()),
    complain() {},
    input: undefined,
  };
  const content = { kind: "picture", format: "PNG" } as const;
  await showPicture({ title, port, path: undefined, content }, "PNG", place, screen);
  return printed;
}

test("the name of a picture does not steer the terminal", async () => {
  const port = { ...textPort("no picture"), isEnded: true, refresh: () => false, close() {} };
  const text = await said("a\u001B]0;PWN\u0007.png", { ...port, fill: async () => {} });
  expect(text).toBe("a·]0;PWN·.png: a PNG picture, 10B; nothing here can read that format\n");
});

test("no converter that lies in the directory one is in is run", async () => {
  const directory = mkdtempSync(join(tmpdir(), "aish-picture-"));
  const port = { ...textPort("no picture"), isEnded: true, refresh: () => false, close() {} };
  for (const name of ["magick", "convert"]) {
    writeFileSync(join(directory, name), `#!/bin/sh\n: >${directory}/ran\n`);
    chmodSync(join(directory, name), 0o755);
  }
  await said("a.png", { ...port, fill: async () => {} }, relative(process.cwd(), directory));
  expect(existsSync(join(directory, "ran"))).toBe(false);
  rmSync(directory, { recursive: true });
});

/** One red dot. */
const dot =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";

test("all of a picture that comes through a pipe is waited for", async () => {
  const bytes = Buffer.from(dot, "base64");
  const { promise: more, resolve } = Promise.withResolvers<void>();
  const stream = new ReadableStream<Uint8Array>({
    async start(controller) {
      controller.enqueue(Uint8Array.from(bytes.subarray(0, 20)));
      await more;
      controller.enqueue(Uint8Array.from(bytes.subarray(20)));
      controller.close();
    },
  });
  const port = new SpooledInput(stream);
  await port.fill(20, 60_000);
  port.refresh();
  const saying = said("pipe", port);
  resolve();
  expect(await saying).toStartWith("pipe: a PNG picture, 1×1, 70B; ");
  port.close();
});
