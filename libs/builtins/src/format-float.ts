import type { FloatLetter } from "./printf-format.ts";

/** A number without its sign, as `%e`, `%f` and `%g` write it. `alternative` is the flag `#`. */
export function formatFloat(
  value: number,
  letter: FloatLetter,
  precision: number,
  alternative: boolean,
): string {
  const text = Number.isFinite(value)
    ? finite(value, letter.toLowerCase(), precision, alternative)
    : nonFinite(value);
  return letter === letter.toUpperCase() ? text.toUpperCase() : text;
}

function nonFinite(value: number): string {
  return Number.isNaN(value) ? "nan" : "inf";
}

function finite(value: number, letter: string, precision: number, alternative: boolean): string {
  if (letter === "f") return withPoint(fixed(value, precision), alternative);
  if (letter === "e") return exponential(value, precision, alternative);
  return general(value, precision, alternative);
}

function fixed(value: number, precision: number): string {
  if (value < 1e21) return halfToEven((digits) => value.toFixed(digits), precision);
  // From here on `toFixed` would use an exponent; such a number has no fraction.
  const whole = BigInt(value).toString();
  return precision === 0 ? whole : `${whole}.${"0".repeat(precision)}`;
}

function exponential(value: number, precision: number, alternative: boolean): string {
  const exponent = value.toExponential(precision).split("e")[1] ?? "";
  const mantissa = halfToEven((digits) => mantissaOf(value, digits), precision);
  const digits = exponent.slice(1).padStart(2, "0");
  return `${withPoint(mantissa, alternative)}e${exponent.charAt(0)}${digits}`;
}

function mantissaOf(value: number, precision: number): string {
  return value.toExponential(precision).split("e")[0] ?? "";
}

/** No number that lies beside the middle between two others looks like it for so many digits. */
const farDigits = 25;
const exactMiddle = `5${"0".repeat(farDigits - 1)}`;

/** JavaScript rounds the middle between two numbers up; `printf` everywhere rounds it to the even one. */
function halfToEven(write: (precision: number) => string, precision: number): string {
  if (precision + farDigits > 100) return write(precision);
  const far = write(precision + farDigits);
  if (!far.endsWith(exactMiddle)) return write(precision);
  const down = far.slice(0, -farDigits).replace(/\.$/, "");
  return Number(down.at(-1)) % 2 === 0 ? down : write(precision);
}

/** The shorter of the two, with as many significant digits as the precision says. */
function general(value: number, precision: number, alternative: boolean): string {
  const significant = Math.max(precision, 1);
  const exponent = Number(value.toExponential(significant - 1).split("e")[1]);
  if (exponent < -4 || exponent >= significant) {
    const [mantissa = "", rest = ""] = exponential(value, significant - 1, alternative).split("e");
    return `${alternative ? mantissa : withoutZeros(mantissa)}e${rest}`;
  }
  const text = withPoint(fixed(value, significant - 1 - exponent), alternative);
  return alternative ? text : withoutZeros(text);
}

function withPoint(text: string, alternative: boolean): string {
  return alternative && !text.includes(".") ? `${text}.` : text;
}

function withoutZeros(text: string): string {
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}
