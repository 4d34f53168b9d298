/** What is odd about a name whose letters are of two scripts; undefined for nearly all names. */
export function mixedScripts(name: string): string | undefined {
  if (ascii.test(name)) return undefined;
  const found = new Map<string, string[]>();
  for (const character of name) {
    const script = scripts.find(({ pattern }) => pattern.test(character))?.name;
    if (script === undefined) continue;
    const letters = found.get(script);
    if (letters === undefined) found.set(script, [character]);
    else letters.push(character);
  }
  if (found.size < 2) return undefined;
  // The few among the many are the odd ones; of equals, those that are not Latin.
  const [script, [odd = ""] = []] =
    [...found].toSorted(
      ([left, few], [right, many]) =>
        few.length - many.length || Number(left === "Latin") - Number(right === "Latin"),
    )[0] ?? [];
  const codePoint = (odd.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  const which = `\`${odd}\` is U+${codePoint}, ${script}`;
  const reading = Array.from(name, (letter) => lookalikes.get(letter) ?? letter).join("");
  return ascii.test(reading)
    ? `name \`${name}\` reads as \`${reading}\`, but its ${which}`
    : `name \`${name}\` mixes ${[...found.keys()].join(" and ")}: ${which}`;
}

// oxlint-disable-next-line no-control-regex -- all of ASCII is meant
const ascii = /^[\u0000-\u007f]*$/;

/** Of scripts that people write together (Han and kana, either with Latin) only Latin is in here. */
const scripts = ["Latin", "Cyrillic", "Greek", "Armenian", "Cherokee", "Coptic", "Georgian"].map(
  (name) => ({ name, pattern: new RegExp(String.raw`\p{Script=${name}}`, "u") }),
);

/** Cyrillic, then Greek letters, each before the Latin one it looks like. */
const lookalikes: ReadonlyMap<string, string> = new Map(
  (
    "\u0410A \u0412B \u0415E \u041AK \u041CM \u041DH \u041EO \u0420P \u0421C \u0422T \u0425X " +
    "\u0405S \u0406I \u0408J \u04AEY \u0430a \u0435e \u043Eo \u0440p \u0441c \u0443y \u0445x " +
    "\u0455s \u0456i \u0458j \u0501d \u04BBh \u051Bq \u051Dw \u0391A \u0392B \u0395E \u0396Z " +
    "\u0397H \u0399I \u039AK \u039CM \u039DN \u039FO \u03A1P \u03A4T \u03A5Y \u03A7X \u03B1a " +
    "\u03B9i \u03BAk \u03BDv \u03BFo \u03C1p \u03C5u \u03C7x"
  )
    .split(" ")
    .map((pair) => [pair.charAt(0), pair.charAt(1)] as const),
);
