import { join } from "node:path";
import type { Environment } from "../environment.ts";
import { colourDepth } from "./colour-depth.ts";
import { ThemeChoice } from "./theme-choice.ts";

/** The themes that a prompt on this terminal can have. */
export function promptThemes(
  environment: Environment,
  configured: string | undefined,
): ThemeChoice {
  return new ThemeChoice({
    depth: colourDepth(environment),
    directory: join(environment.paths.configDirectory, "themes"),
    configured,
  });
}
