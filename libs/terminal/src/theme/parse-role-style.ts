import { nearestName } from "@aish/core";
import { isHex } from "./hex-colour.ts";
import { baseColours, type Colour, type RoleStyle } from "./theme.ts";

export type StyleReading =
  | { readonly ok: true; readonly style: RoleStyle }
  | { readonly ok: false; readonly message: string; readonly hint: string | undefined };

export type NamedColours = ReadonlyMap<string, Colour>;

const attributes = ["bold", "dim", "italic", "underline", "inverse"] as const;

/** `bold rose on ink`: at most one colour, one more behind `on`, and attributes in any order. */
export function parseRoleStyle(text: string, palette: NamedColours): StyleReading {
  let style: RoleStyle = {};
  let isGround = false;
  for (const word of text.split(/\s+/).filter((part) => part !== "")) {
    const attribute = attributes.find((name) => name === word);
    if (attribute !== undefined && !isGround) {
      style = { ...style, [attribute]: true };
      continue;
    }
    if (word === "on" && !isGround && style.bg === undefined) {
      isGround = true;
      continue;
    }
    const colour = parseColour(word, palette);
    if (colour === undefined) return unknownWord(word, palette);
    const taken = isGround ? style.bg : style.fg;
    if (taken !== undefined) return wrong(`has two colours, ${taken} and ${word}`);
    style = isGround ? { ...style, bg: colour } : { ...style, fg: colour };
    isGround = false;
  }
  return isGround ? wrong("has no colour after on") : { ok: true, style };
}

/** Six digits, three, a name of the palette, or one of the terminal's own 16. */
export function parseColour(text: string, palette: NamedColours): Colour | undefined {
  const short = /^#[0-9a-f]{3}$/i.test(text);
  const hex = short ? text.replaceAll(/[^#]/g, (digit) => digit + digit) : text;
  if (isHex(hex)) return hex;
  return palette.get(text) ?? baseColours.find((name) => name === text);
}

function unknownWord(word: string, palette: NamedColours): StyleReading {
  const shown = JSON.stringify(word);
  if (word.startsWith("#")) return wrong(`has ${shown}; a colour is # and three or six hex digits`);
  const names = [...palette.keys(), ...baseColours, ...attributes];
  const near = nearestName(word, names);
  const hint = near === undefined ? undefined : `did you mean ${near}?`;
  return { ok: false, message: `has ${shown}; allowed: ${names.join(", ")}, #rrggbb, on`, hint };
}

function wrong(message: string): StyleReading {
  return { ok: false, message, hint: undefined };
}
