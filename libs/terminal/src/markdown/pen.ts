import { closing, opening, type Style } from "./style.ts";

export interface Run {
  readonly text: string;
  readonly style: Style;
  /** Parameters and address of an OSC 8 link: `id=1;https://…`. */
  readonly link: string | undefined;
}

/** Gathers what goes to the terminal and knows what is switched on in it. */
export class Pen {
  readonly #ansi: boolean;
  #out = "";
  #style: Style = 0;
  #link: string | undefined;
  #lines = 0;

  constructor(ansi: boolean) {
    this.#ansi = ansi;
  }

  /** How many have ended. */
  get lines(): number {
    return this.#lines;
  }

  write(text: string, style: Style, link?: string): void {
    if (this.#ansi && (style !== this.#style || link !== this.#link)) this.#switch(style, link);
    this.#out += text;
  }

  /** Ends a line with nothing left on. */
  newline(): void {
    this.close();
    this.#lines += 1;
    this.#out += "\n";
  }

  /** Takes back the last columns of the line. */
  erase(columns: number): void {
    this.close();
    this.#out += `\u001b[${columns}D\u001b[K`;
  }

  close(): void {
    if (this.#ansi) this.#switch(0, undefined);
  }

  take(): string {
    this.close();
    const out = this.#out;
    this.#out = "";
    return out;
  }

  #switch(style: Style, link: string | undefined): void {
    if (style !== this.#style) {
      if (this.#style !== 0) this.#out += closing;
      if (style !== 0) this.#out += opening(style);
      this.#style = style;
    }
    if (link !== this.#link) {
      this.#out += `\u001b]8;${link ?? ";"}\u001b\\`;
      this.#link = link;
    }
  }
}
