import type { WordPart } from "../ast.ts";

/** Collects the parts of a word; text that lies side by side becomes one literal. */
export class PartList {
  readonly #parts: WordPart[] = [];
  /** Indexes of literals whose braces are a pattern if the word turns out to be one. */
  readonly #braced: number[] = [];
  #text = "";
  #start = -1;
  #end = -1;
  #globs = false;

  literal(text: string, start: number, end: number): void {
    if (this.#start < 0) this.#start = start;
    this.#text += text;
    this.#end = end;
  }

  braced(text: string, start: number, end: number): void {
    this.#flush();
    this.literal(text, start, end);
    this.#braced.push(this.#parts.length);
    this.#flush();
  }

  pattern(pattern: string, start: number, end: number): void {
    this.part({ kind: "globPattern", span: { start, end }, pattern });
    this.#globs = true;
  }

  part(part: WordPart): void {
    this.#flush();
    this.#parts.push(part);
  }

  finish(): readonly WordPart[] {
    this.#flush();
    if (this.#braced.length === 0) return this.#parts;
    return this.#globs ? this.#withBracePatterns() : joined(this.#parts);
  }

  #flush(): void {
    if (this.#start < 0) return;
    const span = { start: this.#start, end: this.#end };
    this.#parts.push({ kind: "literal", span, text: this.#text });
    this.#text = "";
    this.#start = -1;
  }

  #withBracePatterns(): readonly WordPart[] {
    const braced = new Set(this.#braced);
    return this.#parts.map((part, index) =>
      braced.has(index) && part.kind === "literal"
        ? { kind: "globPattern", span: part.span, pattern: part.text }
        : part,
    );
  }
}

function joined(parts: readonly WordPart[]): readonly WordPart[] {
  const list = new PartList();
  for (const part of parts) {
    if (part.kind === "literal") list.literal(part.text, part.span.start, part.span.end);
    else list.part(part);
  }
  return list.finish();
}
