import type { Sgr } from "../screen/styled.ts";

/** What is switched on in a text that has colours, however long it has been at it. */
export class SgrState {
  readonly #on = new Set<number>();
  #foreground = "";
  #background = "";
  #sgr: Sgr | undefined = "";

  get sgr(): Sgr {
    const parts = [...this.#on].toSorted((a, b) => a - b).map(String);
    return (this.#sgr ??= [...parts, this.#foreground, this.#background]
      .filter((part) => part !== "")
      .join(";"));
  }

  /** Takes the parameters of one sequence. */
  apply(parameters: string): void {
    this.#sgr = undefined;
    const fields = parameters.slice(0, longest).split(";");
    for (let at = 0; at < fields.length; at += 1) {
      const field = fields[at] ?? "";
      const number = Number.parseInt(field, 10) || 0;
      if (number !== 38 && number !== 48) {
        this.#set(number);
        continue;
      }
      const length = field.includes(":") ? 1 : fields[at + 1] === "5" ? 3 : 5;
      const colour = fields.slice(at, at + length).join(";");
      if (!isColour.test(colour)) return; // what follows may belong to it
      if (number === 38) this.#foreground = colour;
      else this.#background = colour;
      at += length - 1;
    }
  }

  #set(number: number): void {
    if (number === 0) {
      this.#on.clear();
      this.#foreground = "";
      this.#background = "";
    } else if (number <= 9) {
      this.#on.add(number);
    } else if (number >= 21 && number <= 29) {
      for (const off of number === 22 || number === 21 ? [1, 2] : [number - 20])
        this.#on.delete(off);
    } else if ((number >= 30 && number <= 37) || (number >= 90 && number <= 97)) {
      this.#foreground = String(number);
    } else if ((number >= 40 && number <= 47) || (number >= 100 && number <= 107)) {
      this.#background = String(number);
    } else if (number === 39) {
      this.#foreground = "";
    } else if (number === 49) {
      this.#background = "";
    }
  }
}

const longest = 200;
const isColour =
  /^[34]8(?:;5;\d{1,3}|;2(?:;\d{1,3}){3}|:5:\d{1,3}|:2:\d{0,3}(?::\d{1,3}){3}|:2(?::\d{1,3}){3})$/;
