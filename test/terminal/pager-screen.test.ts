import { expect, test } from "bun:test";
import { createKeyDecoder } from "@aish/terminal/keys";
import { Pager, screenBytes, textPort, type PagerView } from "@aish/terminal/pager";
import { builtInThemes, createPalette, plain } from "@aish/terminal/theme";
import { Terminal } from "@xterm/headless";

const size = { columns: 50, rows: 16 };

function emulator(): Terminal {
  return new Terminal({ cols: size.columns, rows: size.rows, allowProposedApi: true });
}

async function rowsOf(terminal: Terminal, bytes: string): Promise<readonly string[]> {
  await new Promise<void>((resolve) => terminal.write(bytes, resolve));
  const { active } = terminal.buffer;
  return Array.from({ length: size.rows }, (_, row) => {
    const line = active.getLine(row);
    const looks = Array.from({ length: size.columns }, (_cell, column) => {
      const cell = line?.getCell(column);
      return `${cell?.getFgColor()}/${cell?.getBgColor()}/${cell?.isBold()}`;
    });
    return `${line?.translateToString(true)} ${looks.join(" ")}`;
  });
}

test("a screen that was changed is what one drawn anew is, after any keys", async () => {
  const palette = createPalette(builtInThemes[0] ?? plain, "256");
  const text = await Bun.file(import.meta.path).text();
  const pager = new Pager({
    title: "this",
    port: textPort(`${text}${"漢字 ".repeat(40)}\n\t\ttabs\n${text}`),
    form: { kind: "code", language: "ts" },
    palette: () => palette,
  });
  const changed = emulator();
  let shown: PagerView | undefined;
  const keys = "jjj jkdd/const\rnnNjlkkGkkkkub wjjwggtqjsjsj";
  for (const key of keys) {
    for (const event of createKeyDecoder().decode(new TextEncoder().encode(key)))
      pager.handle(event);
    const view = pager.view(size);
    const rows = await rowsOf(changed, screenBytes(shown, view));
    const anew = emulator();
    expect(rows).toEqual(await rowsOf(anew, screenBytes(undefined, view)));
    anew.dispose();
    shown = view;
  }
  changed.dispose();
});

test("going down a line writes little more than the line", () => {
  const pager = new Pager({
    title: "lines",
    port: textPort(Array.from({ length: 99 }, (_, line) => `this is line ${line}\n`).join("")),
    form: { kind: "text" },
    palette: () => createPalette(plain, "none"),
  });
  const before = pager.view(size);
  pager.handle({ kind: "text", text: "j" });
  expect(screenBytes(before, pager.view(size)).length).toBeLessThan(200);
});
