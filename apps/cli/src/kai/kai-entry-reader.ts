import type { Kernel } from "@aish/kernel";
import { parse, type Diagnostic, type ParseResult } from "@aish/syntax";

export interface ReadKaiEntry {
  readonly text: string;
  readonly parsed: ParseResult;
  /** What the validator found in it; empty until it is done. */
  readonly findings: readonly Diagnostic[];
}

/** A longer text is not validated as it is typed, and one that is longer still not even read. */
const longestChecked = 8192;
export const longestKaiEntry = 16_384;

/** Reads the entry once for all who ask about it at the same key. */
export class KaiEntryReader {
  readonly #kernel: Pick<Kernel, "check"> | undefined;
  readonly #onChange: () => void;
  #entry: ReadKaiEntry | undefined;

  /** `onChange` is called when the validator has found something: draw the entry again. */
  constructor(kernel: Pick<Kernel, "check"> | undefined, onChange: () => void) {
    this.#kernel = kernel;
    this.#onChange = onChange;
  }

  read(text: string): ReadKaiEntry {
    if (this.#entry?.text === text) return this.#entry;
    const parsed = parse(text.length > longestKaiEntry ? "" : text);
    const entry = { text, parsed, findings: [] };
    this.#entry = entry;
    const isWhole = parsed.diagnostics.length === 0 && parsed.incomplete === undefined;
    if (isWhole && text.length <= longestChecked) void this.#check(entry);
    return entry;
  }

  async #check(entry: ReadKaiEntry): Promise<void> {
    const findings = (await this.#kernel?.check(entry.text))?.diagnostics ?? [];
    if (this.#entry !== entry || findings.length === 0) return;
    this.#entry = { ...entry, findings };
    this.#onChange();
  }
}
