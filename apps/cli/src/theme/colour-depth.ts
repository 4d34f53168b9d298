import type { ColourDepth } from "@aish/terminal/theme";
import type { Environment } from "../environment.ts";

/** How many colours may be used at the prompt. */
export function colourDepth({ colour, terminal }: Environment): ColourDepth {
  if (!colour.stdout || terminal.colours === 0) return "none";
  if (terminal.colours > 256) return "truecolor";
  return terminal.colours === 256 ? "256" : "16";
}
