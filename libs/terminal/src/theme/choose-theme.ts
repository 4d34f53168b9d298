import type { Rgb } from "../keys/key-event.ts";
import { isDark } from "./contrast.ts";
import type { Theme } from "./theme.ts";
import { plain } from "./themes/plain.ts";

export interface ThemeWish {
  /** A theme, or the two for dark and light by what their names share: `gruvbox`. */
  readonly configured: string | undefined;
  /** Of the terminal; undefined: it does not say. */
  readonly background: Rgb | undefined;
  readonly themes: readonly Theme[];
}

/** Undefined if there is no theme of the configured name. */
export function chooseTheme({ configured, background, themes }: ThemeWish): Theme | undefined {
  const named = (name: string): Theme | undefined => themes.find((theme) => theme.name === name);
  const exact = configured === undefined ? undefined : named(configured);
  if (exact !== undefined) return exact;
  const pair = configured ?? defaultPair;
  const [dark, light] = [named(`${pair}-dark`), named(`${pair}-light`)];
  if (background !== undefined) return isDark(background) ? (dark ?? light) : (light ?? dark);
  // Who asked for colours gets them; who did not gets what cannot be wrong.
  return pair === defaultPair ? plain : (dark ?? light);
}

/** What themes can be asked for by: their names, and those that two of them share. */
export function themeNames(themes: readonly Theme[]): readonly string[] {
  const names = new Set(themes.map(({ name }) => name));
  const pairs = [...names]
    .filter((name) => name.endsWith("-dark"))
    .map((name) => name.slice(0, -"-dark".length))
    .filter((pair) => names.has(`${pair}-light`) && !names.has(pair));
  return [...pairs, ...names];
}

export const defaultPair = "aish";
