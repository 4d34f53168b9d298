import { draft, type CompletionWorld, type Draft } from "@aish/completion";
import { quoteShellWord } from "@aish/terminal/line-colour";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { whichInstalled } from "../which-installed.ts";
import { emptyDirectory } from "./empty-directory.ts";
import { mayAskShells } from "./may-ask-shells.ts";
import { runTool } from "./run-tool.ts";
import { slowPlaces } from "./slow-places.ts";
import { shellEnvironment } from "./tool-environment.ts";

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

/**
 * What fish itself offers for the last of these words, whatever files there are. Undefined: it may not be
 * asked, is not there, or had no place of its own to write to.
 */
export async function askFish(
  words: readonly string[],
  world: CompletionWorld,
  signal: AbortSignal,
): Promise<readonly Draft[] | undefined> {
  if (!mayAskShells(words)) return undefined;
  const fish = whichInstalled("fish", slowPlaces.quickPath(world.path));
  if (fish === undefined || world.cacheDirectory === undefined) return undefined;
  const own = join(world.cacheDirectory, "fish");
  try {
    mkdirSync(own, { recursive: true, mode: 0o700 });
  } catch {
    return undefined; // no room, or no right: without it fish would write to the home
  }
  const cwd = emptyDirectory(world.cacheDirectory);
  const line = toLine(words);
  const output = await runTool({
    argv: [fish, "--no-config", "--private", "-c", script, line],
    cwd,
    environment: {
      ...shellEnvironment(world, cwd),
      // What it makes at its start must not be made among the person's files.
      XDG_CONFIG_HOME: own,
      XDG_DATA_HOME: own,
      XDG_CACHE_HOME: own,
    },
    deadlineMs,
    mostBytes,
    signal,
  });
  return output === undefined ? undefined : parseFishOutput(output.text);
}

/** The last word is not quoted: it is what the cursor stands in, if only an option's name. */
function toLine(words: readonly string[]): string {
  const before = words.slice(0, -1).map((word) => quoteShellWord(word, undefined));
  return [...before, words.at(-1) ?? ""].join(" ");
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
