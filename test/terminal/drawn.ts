import { Terminal as Emulator } from "@xterm/headless";

export interface Drawn {
  readonly rows: readonly string[];
  /** A terminal that is left in its own colours. */
  readonly isPlainAfterwards: boolean;
}

/** What a person sees after all of it went to a terminal, scrolled rows included. */
export async function drawn(output: string, columns: number): Promise<Drawn> {
  const emulator = new Emulator({
    cols: columns,
    rows: 24,
    scrollback: 100_000,
    allowProposedApi: true,
    convertEol: true,
    logLevel: "off",
  });
  useWidthsOfBun(emulator);
  try {
    await new Promise<void>((resolve) => emulator.write(`${output}▮`, resolve));
    const { active } = emulator.buffer;
    const rows: string[] = [];
    for (let row = 0; row < active.length; row += 1) {
      rows.push(active.getLine(row)?.translateToString(true) ?? "");
    }
    const cell = active.getLine(active.baseY + active.cursorY)?.getCell(active.cursorX - 1);
    const last = rows.findLastIndex((row) => row !== "" && row !== "▮");
    return {
      rows: rows.slice(0, last + 1),
      isPlainAfterwards: cell?.isAttributeDefault() === true,
    };
  } finally {
    emulator.dispose();
  }
}

/** The emulator's own table is that of Unicode 6, from before most emoji. */
export function useWidthsOfBun(emulator: Emulator): void {
  emulator.unicode.register({
    version: "bun",
    wcwidth,
    charProperties: (code: number, preceding: number) => {
      const width = wcwidth(code);
      const isJoined = width === 0 && preceding !== 0;
      const before = (preceding >> 1) & 3;
      return ((isJoined ? before : width) << 1) | (isJoined ? 1 : 0);
    },
  });
  emulator.unicode.activeVersion = "bun";
}

function wcwidth(code: number): 0 | 1 | 2 {
  if (code >= 0x20 && code < 0x7f) return 1;
  const width = Bun.stringWidth(String.fromCodePoint(code));
  return width === 0 || width === 2 ? width : 1;
}
