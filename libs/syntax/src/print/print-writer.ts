/**
 * Collects source text. `lines` lays compounds out over several lines; `line` keeps everything on one,
 * as inside `$( )` and in a table of jobs.
 */
export class SourceWriter {
  readonly layout: "lines" | "line";
  #text = "";
  /** The piece that was written last: all of the text would be copied to be looked at. */
  #last = "";
  #depth = 0;
  #bodies = "";

  constructor(layout: "lines" | "line") {
    this.layout = layout;
  }

  write(text: string): void {
    this.#text += text;
    if (text !== "") this.#last = text;
  }

  indent(): void {
    this.#depth += 1;
  }

  dedent(): void {
    this.#depth -= 1;
  }

  /** The body of a here-document, delimiter included: it goes behind the line its operator stands on. */
  addBody(lines: string): void {
    this.#bodies += lines;
  }

  get awaitsBody(): boolean {
    return this.#bodies !== "";
  }

  /** Ends the line and begins the next at the present depth. */
  startLine(): void {
    this.endLine();
    this.#text += "  ".repeat(this.#depth);
  }

  endLine(): void {
    // A backslash, blanks and the end of the line would join this line to the next.
    if (/\\[ \t]$/.test(this.#last)) this.#text += ";";
    this.#text += `\n${this.#bodies}`;
    this.#bodies = "";
    this.#last = "";
  }

  toString(): string {
    return this.#text;
  }
}
