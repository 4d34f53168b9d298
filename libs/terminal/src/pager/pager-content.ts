import type { TextForm } from "./language-of-path.ts";
import { markdownDocument } from "./markdown-document.ts";
import type { PagerDocument } from "./pager-document.ts";
import { sourceDocument } from "./source-document.ts";
import type { TextPort } from "./text-port.ts";

/** Laying Markdown out takes all of it; what is larger is shown as it is written. */
const mostRendered = 8 * 1024 * 1024;
const leastWrap = 20;

/** A text, rendered or as it is written. */
export class PagerContent {
  readonly #port: TextPort;
  readonly #form: TextForm;
  readonly #source: PagerDocument;
  #rendered: PagerDocument | undefined;
  #laidOutFor = 0;
  #isRaw: boolean;
  /** The widest that Markdown is laid out. */
  wrapAt: number;

  constructor(port: TextPort, form: TextForm, options: { raw: boolean; wrapAt: number }) {
    this.#port = port;
    this.#form = form;
    this.#source = sourceDocument(port, form);
    this.#isRaw = options.raw;
    this.wrapAt = options.wrapAt;
  }

  get canRender(): boolean {
    return this.#form.kind === "markdown" && this.#port.size <= mostRendered;
  }

  get isRendered(): boolean {
    return this.canRender && !this.#isRaw;
  }

  /** How the text is shown, in a word. */
  get look(): string {
    if (this.isRendered) return "Markdown";
    if (this.#form.kind === "code") return this.#form.language;
    return this.canRender ? "source" : "";
  }

  get size(): number {
    return this.#port.size;
  }

  toggleRaw(): void {
    this.#isRaw = !this.#isRaw;
  }

  /** For a window of so many columns. */
  document(columns: number): PagerDocument {
    if (!this.isRendered) return this.#source;
    const width = Math.max(leastWrap, Math.min(columns, this.wrapAt));
    if (this.#rendered === undefined || this.#laidOutFor !== width) {
      const text = new TextDecoder().decode(this.#port.read(0, this.#port.size));
      this.#rendered = markdownDocument(text, width);
      this.#laidOutFor = width;
    }
    return this.#rendered;
  }
}
