/** Gives each text a number, and the text back. 0 is no text. */
export class TextNumbers<Text extends string> {
  readonly #texts: Text[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf(text: Text | undefined): number {
    if (text === undefined) return 0;
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const number = this.#texts.push(text);
    this.#numbers.set(text, number);
    return number;
  }

  textOf(number: number): Text | undefined {
    return this.#texts[number - 1];
  }
}
