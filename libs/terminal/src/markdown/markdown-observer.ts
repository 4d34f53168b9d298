/** Told what a text has in it, and the line of the output where it begins, counted from 0. */
export interface MarkdownObserver {
  heading(level: number, line: number): void;
  /** `line` is that of the language's name, where it has one. */
  code(language: string, line: number): void;
  /** A line of the block of code that began last, as it was written. */
  codeLine(text: string, line: number): void;
}
