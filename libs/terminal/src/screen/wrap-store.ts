import { LineWrap } from "./line-wrap.ts";

const shortLine = 1000;
const maxKept = 32;

/** Remembers how long lines were wrapped, so that a key in one of them looks at no more than a few of its rows. */
export class WrapStore {
  readonly #kept: LineWrap[] = [];

  wrap(text: string, indent: number, columns: number): LineWrap {
    if (text.length < shortLine) return new LineWrap(text, indent, columns);
    const fitting = (wrap: LineWrap): boolean => wrap.indent === indent && wrap.columns === columns;
    const at = this.#kept.findIndex((wrap) => fitting(wrap) && wrap.text === text);
    const before = at < 0 ? this.#kept.findLast(fitting) : undefined;
    const wrap =
      this.#kept.splice(at, at < 0 ? 0 : 1)[0] ??
      (before === undefined ? new LineWrap(text, indent, columns) : LineWrap.after(before, text));
    this.#kept.push(wrap);
    if (this.#kept.length > maxKept) this.#kept.shift();
    return wrap;
  }
}
