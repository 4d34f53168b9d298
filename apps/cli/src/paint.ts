import type picocolors from "picocolors";

type Colour = (text: string) => string;

/** The colours that the program uses. */
export type Paint = Readonly<Record<"red" | "yellow" | "green" | "cyan" | "bold" | "dim", Colour>>;

const plain: Colour = (text) => text;
const withoutColour: Paint = {
  red: plain,
  yellow: plain,
  green: plain,
  cyan: plain,
  bold: plain,
  dim: plain,
};

/**
 * Loading picocolors makes it look at stdout, which takes Bun twice as long as starting: a program
 * that prints no colours must not pay for them.
 */
export function paintFor(colour: boolean): Paint {
  if (!colour) return withoutColour;
  const loaded: typeof picocolors = require("picocolors");
  return loaded.createColors(true);
}
