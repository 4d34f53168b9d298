/** Evenly spaced decimal numbers, exact: counted in units of their last decimal place. */
export interface Progression {
  readonly first: bigint;
  readonly step: bigint;
  /** How many numbers there are. */
  readonly count: bigint;
  /** Decimal places that are printed. */
  readonly places: number;
  /** Characters of the longer of the two ends. */
  readonly widest: number;
}

export interface Decimal {
  readonly units: bigint;
  /** Decimal places the units count in. */
  readonly places: number;
}

const pattern =
  /^(?<sign>[+-]?)(?<whole>[0-9]*)(?:\.(?<fraction>[0-9]*))?(?:[eE](?<exponent>[+-]?[0-9]{1,3}))?$/;

export function parseDecimal(text: string): Decimal | undefined {
  const { sign, whole = "", fraction = "", exponent = "0" } = pattern.exec(text)?.groups ?? {};
  const digits = whole + fraction;
  if (digits === "") return undefined;
  const places = fraction.length - Number(exponent);
  const size = BigInt(digits) * (places < 0 ? powerOfTen(-places) : 1n);
  return { units: sign === "-" ? -size : size, places: Math.max(places, 0) };
}

/** The step must not be zero. */
export function progression(first: Decimal, step: Decimal, last: Decimal): Progression {
  const places = Math.max(first.places, step.places);
  const finest = Math.max(places, last.places);
  const distance = inPlaces(last, finest) - inPlaces(first, finest);
  const stride = inPlaces(step, finest);
  const count = distance !== 0n && distance < 0n !== stride < 0n ? 0n : distance / stride + 1n;
  const start = inPlaces(first, places);
  const end = inPlaces(last, finest) / powerOfTen(finest - places);
  return {
    first: start,
    step: inPlaces(step, places),
    count,
    places,
    widest: Math.max(decimalText(start, places).length, decimalText(end, places).length),
  };
}

export function decimalText(units: bigint | number, places: number): string {
  if (places === 0) return String(units);
  const negative = units < 0;
  const digits = String(negative ? -units : units).padStart(places + 1, "0");
  const point = digits.length - places;
  return `${negative ? "-" : ""}${digits.slice(0, point)}.${digits.slice(point)}`;
}

function inPlaces({ units, places }: Decimal, wanted: number): bigint {
  return units * powerOfTen(wanted - places);
}

function powerOfTen(exponent: number): bigint {
  return 10n ** BigInt(exponent);
}
