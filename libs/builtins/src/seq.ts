import {
  type BuiltinCall,
  type BuiltinResult,
  defineBuiltin,
  fail,
  literalValue,
  ok,
  type Value,
} from "@aish/kernel";
import { CountingBytes } from "./counting-bytes.ts";
import { type Decimal, decimalText, parseDecimal, progression } from "./progression.ts";
import type { Progression } from "./progression.ts";

/** What is shorter is made at once, what is longer in pieces of about this size. */
const chunkLength = 65_536;
/** Longer sequences are text alone: their numbers are not kept beside it. */
const longestList = 100_000n;
const longestJson = 1_000_000n;

export const seq = defineBuiltin({
  name: "seq",
  summary: "Print numbers from FIRST (1) to LAST, by STEP (1)",
  details:
    "Decimal numbers are exact. Up to 100000 numbers are also passed on as a list, for instance to jq; " +
    "$(seq …) is text.",
  examples: [
    { source: "seq 3", shows: "1\n2\n3" },
    { source: "seq 0.5 0.5 1.5", shows: "0.5\n1.0\n1.5" },
    { source: "seq -s , 5 -2 1", shows: "5,3,1" },
  ],
  flags: [
    {
      short: "s",
      long: "separator",
      summary: "Put this between the numbers instead of newlines",
      value: { name: "text", type: "text", implied: undefined },
    },
    { short: "w", long: "width", summary: "Pad with zeros to equal width" },
  ],
  operands: [
    { name: "first", type: "number", min: 0 },
    { name: "step", type: "number", min: 0 },
    { name: "last", type: "number" },
  ],
  check({ operands, openEnded }) {
    const step = operands.length === 3 && !openEnded ? operands[1] : undefined;
    if (step === undefined || parseDecimal(step)?.units !== 0n) return undefined;
    return { code: "E004", message: zeroStep, hint: stepHint, operand: 1 };
  },

  run(call) {
    const numbers: Decimal[] = [];
    for (const operand of call.operands) {
      const number = parseDecimal(operand);
      if (number === undefined) return fail(2, `${operand}: not a number`);
      numbers.push(number);
    }
    const [first = one, second = one, third] = numbers;
    if (numbers.length < 2) return print(progression(one, one, first), call);
    if (third === undefined) return print(progression(first, one, second), call);
    if (second.units === 0n) return fail(2, zeroStep, stepHint);
    return print(progression(first, second, third), call);
  },
});

const one: Decimal = { units: 1n, places: 0 };
const zeroStep = "an increment of zero never ends";
const stepHint = "use an increment above or below zero";

function print(numbers: Progression, call: BuiltinCall): BuiltinResult | Promise<BuiltinResult> {
  const width = call.flags.has("width") ? numbers.widest : 0;
  if (call.json) return asJson(numbers, width);
  const separator = call.flags.text("separator") ?? "\n";
  const items = new Items(numbers, width);
  const length = items.longest + separator.length;
  if (numbers.count * BigInt(length) > chunkLength) return stream(items, separator, call);
  const texts = items.take(Number(numbers.count));
  const text = texts.length === 0 ? "" : `${texts.join(separator)}\n`;
  return ok({ text, data: listOf(numbers, texts) });
}

async function stream(items: Items, separator: string, call: BuiltinCall): Promise<BuiltinResult> {
  const { numbers } = items;
  const most = Math.max(1, Math.floor(chunkLength / (items.longest + separator.length)));
  const bytes = items.countsUp
    ? new CountingBytes(Number(numbers.first), items.width, new TextEncoder().encode(separator))
    : undefined;
  // The last number has a newline behind it instead of the separator.
  let left = numbers.count - 1n;
  while (left > 0n) {
    const count = left > most ? most : Number(left);
    left -= BigInt(count);
    const chunk = bytes?.next(count) ?? items.take(count).join(separator) + separator;
    const written = call.stdout.write(chunk);
    if (written instanceof Promise) await written;
  }
  const text = `${items.text(numbers.count - 1n)}\n`;
  if (numbers.count > longestList) return ok({ text });
  const texts = new Items(numbers, items.width).take(Number(numbers.count));
  return ok({ text, data: listOf(numbers, texts) });
}

function listOf(numbers: Progression, texts: readonly string[]): readonly Value[] {
  if (numbers.places > 0) return texts.map(literalValue);
  return texts.map((text) => {
    const number = Number(text); // also where zeros were put before it
    return Number.isSafeInteger(number) ? number : literalValue(text);
  });
}

/** As text, so that `07` and `1.50` stay as they would have been printed. */
function asJson(numbers: Progression, width: number): BuiltinResult {
  if (numbers.count > longestJson) {
    return fail(1, `${numbers.count} numbers are too many for one JSON list`, "print them as text");
  }
  return ok({ data: new Items(numbers, width).take(Number(numbers.count)) });
}

/** The numbers as they are printed, one after the other. */
class Items {
  readonly numbers: Progression;
  readonly width: number;
  #next = 0n;

  constructor(numbers: Progression, width: number) {
    this.numbers = numbers;
    this.width = width;
  }

  get longest(): number {
    return Math.max(this.numbers.widest, this.width);
  }

  /** By one, through numbers that are exact as such. */
  get countsUp(): boolean {
    const { first, step, count, places } = this.numbers;
    return (
      places === 0 && step === 1n && first >= 0n && first + count < BigInt(Number.MAX_SAFE_INTEGER)
    );
  }

  take(count: number): string[] {
    const { first, step, places } = this.numbers;
    const start = first + this.#next * step;
    const end = start + BigInt(count) * step;
    this.#next += BigInt(count);
    const exact = isSafe(start) && isSafe(end);
    return exact
      ? this.#texts(Number(start), Number(step), count, places)
      : Array.from({ length: count }, (_, index) => this.#text(start + BigInt(index) * step));
  }

  text(index: bigint): string {
    return this.#text(this.numbers.first + index * this.numbers.step);
  }

  #texts(start: number, step: number, count: number, places: number): string[] {
    if (places > 0 || this.width > 0) {
      return Array.from({ length: count }, (_, index) => this.#text(start + index * step));
    }
    const texts: string[] = [];
    for (let index = 0; index < count; index++) texts.push(String(start + index * step));
    return texts;
  }

  #text(units: number | bigint): string {
    const text = decimalText(units, this.numbers.places);
    if (text.length >= this.width) return text;
    return text.startsWith("-")
      ? `-${text.slice(1).padStart(this.width - 1, "0")}`
      : text.padStart(this.width, "0");
  }
}

function isSafe(value: bigint): boolean {
  return value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER);
}
