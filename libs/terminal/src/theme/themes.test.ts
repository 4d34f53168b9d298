import { describe, expect, test } from "bun:test";
import { builtInThemes } from "./built-in-themes.ts";
import { contrastRatio } from "./contrast.ts";
import { createPalette } from "./create-palette.ts";
import { isHex, rgbOf } from "./hex-colour.ts";
import { distance, oklabOf } from "./oklab.ts";
import { roles, type ColourDepth, type Role } from "./role.ts";
import type { Colour, Hex, Theme } from "./theme.ts";
import { plain } from "./themes/plain.ts";

const roleNames = Object.keys(roles) as Role[];
const coloured = builtInThemes.filter((theme) => theme !== plain);
/** May be overlooked, but must be legible by who looks; `faint` is for frames, which nobody reads. */
const quiet = new Set<Role>(["muted", "ghost", "comment"]);
const depths: readonly ColourDepth[] = ["16", "256", "truecolor"];

function hex(colour: Colour | undefined): Hex {
  if (colour === undefined || !isHex(colour)) throw new Error(`${colour} is not a fixed colour`);
  return colour;
}

/** The background that a role is read on. */
function ground(theme: Theme, role: Role): Hex {
  return hex(theme.colours[role].bg ?? theme.background);
}

describe.each(coloured.map((theme) => [theme.name, theme] as const))("%s", (_name, theme) => {
  const pairs = roleNames
    .filter((role) => role !== "faint" && theme.colours[role].fg !== undefined)
    .map((role) => {
      const ratio = contrastRatio(hex(theme.colours[role].fg), ground(theme, role));
      const usual = theme.name.startsWith("contrast-") ? 7 : 4.5;
      return { role, ratio, least: quiet.has(role) ? 3 : usual };
    });

  test("every role that is read has the contrast that reading needs", () => {
    expect(pairs.filter(({ ratio, least }) => ratio < least)).toEqual([]);
  });

  test("what has no colour of its own is the terminal's own text", () => {
    const without = roleNames.filter((role) => theme.colours[role].fg === undefined);
    for (const role of without) expect(["text", "strong", "path"]).toContain(role);
  });

  test("a command that is there and one that is not are told apart, as are success and error", () => {
    for (const [one, other] of [
      ["command", "unknown"],
      ["success", "error"],
    ] as const) {
      const [a, b] = [theme.colours[one].fg, theme.colours[other].fg].map((colour) =>
        oklabOf(rgbOf(hex(colour))),
      );
      expect(distance(a!, b!)).toBeGreaterThan(0.1);
    }
  });

  test("a suggestion is quieter than what is typed", () => {
    const typed = theme.colours.command.fg;
    const background = hex(theme.background);
    expect(contrastRatio(hex(theme.colours.ghost.fg), background)).toBeLessThan(
      contrastRatio(hex(typed), background),
    );
  });

  test("its name says for which background it is", () => {
    expect(theme.name.endsWith(`-${theme.kind}`)).toBe(true);
  });
});

test.each(depths)("with %s colours command, unknown and ghost differ in every theme", (depth) => {
  for (const theme of builtInThemes) {
    const palette = createPalette(theme, depth);
    const looks = (["command", "unknown", "ghost", "selection"] as const).map((role) =>
      palette.sgr(role),
    );
    expect({ theme: theme.name, different: new Set(looks).size }).toEqual({
      theme: theme.name,
      different: 4,
    });
  }
});

test("aish-dark can be read on any dark background, not on its own alone", () => {
  const dark = builtInThemes.find(({ name }) => name === "aish-dark")!;
  for (const background of ["#000000", "#1e1e1e", "#282c34", "#002b36"] as const) {
    for (const role of roleNames.filter((name) => !quiet.has(name) && name !== "faint")) {
      const { fg, bg } = dark.colours[role];
      if (fg === undefined || bg !== undefined) continue;
      expect(contrastRatio(hex(fg), background)).toBeGreaterThanOrEqual(4.5);
    }
  }
});

test("plain has no colour of its own", () => {
  for (const { fg, bg } of Object.values(plain.colours)) {
    for (const colour of [fg, bg]) expect(colour?.startsWith("#") ?? false).toBe(false);
  }
});
