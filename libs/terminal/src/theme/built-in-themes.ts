import type { Theme } from "./theme.ts";
import { aishDark, aishLight } from "./themes/aish.ts";
import { catppuccinDark, catppuccinLight } from "./themes/catppuccin.ts";
import { contrastDark, contrastLight } from "./themes/contrast.ts";
import { emberDark, emberLight } from "./themes/ember.ts";
import { gruvboxDark, gruvboxLight } from "./themes/gruvbox.ts";
import { harbourDark, harbourLight } from "./themes/harbour.ts";
import { nordDark, nordLight } from "./themes/nord.ts";
import { plain } from "./themes/plain.ts";
import { solarizedDark, solarizedLight } from "./themes/solarized.ts";

export const builtInThemes: readonly Theme[] = [
  aishDark,
  aishLight,
  emberDark,
  emberLight,
  harbourDark,
  harbourLight,
  contrastDark,
  contrastLight,
  solarizedDark,
  solarizedLight,
  gruvboxDark,
  gruvboxLight,
  nordDark,
  nordLight,
  catppuccinDark,
  catppuccinLight,
  plain,
];
