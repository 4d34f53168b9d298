import { draft, type CompletionWorld, type Draft } from "@aish/completion";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { mangledNames } from "./mangled-names.ts";
import { runTool } from "./run-tool.ts";
import { toolEnvironment } from "./tool-environment.ts";

const deadlineMs = 200;
const mostBytes = 512 * 1024;

/**
 * Asked without a configuration it has no paths either: its own are given to it. Where a person's or a
 * package's completions are, they are read as files; they are not run.
 */
const script = [
  "set fish_function_path $__fish_data_dir/functions $__fish_data_dir/vendor_functions.d",
  "set fish_complete_path $__fish_data_dir/completions $__fish_data_dir/vendor_completions.d",
  "complete -C $argv[1]",
].join("\n");

/** What fish itself offers for a line. Undefined: it is not there, or had no place of its own to write to. */
export async function askFish(
  line: string,
  world: CompletionWorld,
  signal: AbortSignal,
): Promise<readonly Draft[] | undefined> {
  const fish = Bun.which("fish", { PATH: world.path });
  if (fish === null || world.cacheDirectory === undefined) return undefined;
  const own = join(world.cacheDirectory, "fish");
  try {
    mkdirSync(own, { recursive: true, mode: 0o700 });
  } catch {
    return undefined; // no room, or no right: without it fish would write to the home
  }
  const output = await runTool({
    argv: [fish, "--no-config", "--private", "-c", script, line],
    cwd: world.cwd,
    environment: {
      ...toolEnvironment(world),
      // What it makes at its start must not be made among the person's files.
      XDG_CONFIG_HOME: own,
      XDG_DATA_HOME: own,
      XDG_CACHE_HOME: own,
    },
    deadlineMs,
    mostBytes,
    signal,
  });
  if (output === undefined) return undefined;
  const directory = /[^\s]*\/|$/.exec(line.slice(line.lastIndexOf(" ") + 1))?.[0] ?? "";
  const mangled = await mangledNames(directory, world.cwd);
  return parseFishOutput(output.text).filter(({ label }) => !mangled.has(label));
}

export function parseFishOutput(text: string): readonly Draft[] {
  return text.split("\n").flatMap((line) => {
    const [name = "", description = ""] = line.split("\t");
    // Files are known better here.
    if (name === "" || name.endsWith("/")) return [];
    return [toDraft(name, description)];
  });
}

/** A word of a program that may say anything. */
export function toDraft(name: string, description: string): Draft {
  const isOption = name.startsWith("-");
  const made = draft(shown(name), isOption ? "option" : "word", shown(description));
  return isOption && name.endsWith("=") ? { ...made, goesOn: true } : made;
}

function shown(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what is dropped
  return text.replaceAll(/[\u0000-\u001F\u007F-\u009F]/g, "");
}
