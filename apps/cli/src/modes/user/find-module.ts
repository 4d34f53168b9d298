import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { AishError } from "@aish/core";
import { refuseWritableByOthers } from "./refuse-writable-by-others.ts";

/**
 * The file of a mode's module. A path is one from the directory of modes.toml; any other name is a package
 * that was installed there. Nothing is ever installed.
 */
export function findModule(module: string, configDirectory: string): string {
  const path = isPath(module)
    ? ownFile(module, configDirectory)
    : installed(module, configDirectory);
  refuseWritableByOthers(path);
  return path;
}

function isPath(module: string): boolean {
  return /^(?:\.{1,2}\/|\/|~\/)/.test(module);
}

function ownFile(module: string, configDirectory: string): string {
  const path = module.startsWith("~/")
    ? join(homedir(), module.slice(2))
    : resolve(configDirectory, module);
  if (existsSync(path)) return path;
  throw new AishError("CONFIG_INVALID", `there is no ${path}`, {
    hint: "correct the module in modes.toml",
  });
}

function installed(module: string, configDirectory: string): string {
  const name = /^(?:@[^/]+\/)?[^/]+/.exec(module)?.[0] ?? module;
  // Resolution would climb to directories that are not the person's own.
  if (existsSync(join(configDirectory, "node_modules", name))) {
    try {
      return Bun.resolveSync(module, configDirectory);
    } catch (error) {
      const hint = "look at what its package.json exports";
      throw new AishError("CONFIG_INVALID", `the package ${name} has no ${module}`, {
        hint,
        cause: error,
      });
    }
  }
  throw new AishError("CONFIG_INVALID", `the package ${name} is not installed`, {
    hint: `run bun add ${name} in ${configDirectory}`,
  });
}
