import { Terminal as Emulator } from "@xterm/headless";
import type { ScreenSize } from "@aish/terminal/screen";
import { useWidthsOfBun } from "./drawn.ts";

/** A terminal whose screen can be read at any moment. */
export class LiveEmulator implements Disposable {
  readonly #emulator: Emulator;
  #written = 0;

  constructor({ columns, rows }: ScreenSize) {
    this.#emulator = new Emulator({
      cols: columns,
      rows,
      scrollback: 100_000,
      allowProposedApi: true,
      logLevel: "off",
    });
    useWidthsOfBun(this.#emulator);
  }

  /** Bytes that have been written since it was asked last. */
  takeWritten(): number {
    const written = this.#written;
    this.#written = 0;
    return written;
  }

  readonly write = (bytes: string): void => {
    this.#written += bytes.length;
    this.#emulator.write(bytes);
  };

  async settled(): Promise<void> {
    await new Promise<void>((resolve) => this.#emulator.write("", resolve));
  }

  async resize({ columns, rows }: ScreenSize): Promise<void> {
    await this.settled();
    this.#emulator.resize(columns, rows);
  }

  /** Everything there is, scrolled rows included, without the blanks at the ends. */
  async all(): Promise<readonly string[]> {
    await this.settled();
    return this.#rows(0);
  }

  /** The same with the rows that the terminal has wrapped made whole, and where on the screen each begins. */
  async lines(): Promise<readonly { readonly text: string; readonly row: number }[]> {
    await this.settled();
    const { active } = this.#emulator.buffer;
    const lines: { text: string; row: number }[] = [];
    for (let row = 0; row < active.length; row += 1) {
      const line = active.getLine(row);
      const goesOn = active.getLine(row + 1)?.isWrapped === true;
      const text = line?.translateToString(!goesOn) ?? "";
      const before = line?.isWrapped === true ? lines.pop() : undefined;
      lines.push({ text: (before?.text ?? "") + text, row: before?.row ?? row });
    }
    return lines.map(({ text, row }) => ({ text: text.trimEnd(), row }));
  }

  /** What is seen. */
  async seen(): Promise<readonly string[]> {
    await this.settled();
    return this.#rows(this.#emulator.buffer.active.baseY);
  }

  async cursor(): Promise<{ readonly row: number; readonly column: number }> {
    await this.settled();
    const { cursorX, cursorY, baseY } = this.#emulator.buffer.active;
    return { row: baseY + cursorY, column: cursorX };
  }

  /** The rows that the terminal takes for the rest of the row above. */
  async wrappedRows(): Promise<readonly number[]> {
    await this.settled();
    const { active } = this.#emulator.buffer;
    return Array.from({ length: active.length }, (_, row) => row).filter(
      (row) => active.getLine(row)?.isWrapped === true,
    );
  }

  #rows(start: number): readonly string[] {
    const { active } = this.#emulator.buffer;
    const rows: string[] = [];
    for (let row = start; row < active.length; row += 1) {
      rows.push((active.getLine(row)?.translateToString(true) ?? "").trimEnd());
    }
    return rows.slice(0, rows.findLastIndex((row) => row !== "") + 1);
  }

  [Symbol.dispose](): void {
    this.#emulator.dispose();
  }
}
