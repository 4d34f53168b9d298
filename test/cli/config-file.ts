import { join } from "node:path";
import type { Home } from "./aish.ts";

export function configFile({ env }: Home): string {
  return join(env["XDG_CONFIG_HOME"] ?? "", "aish/config.toml");
}
