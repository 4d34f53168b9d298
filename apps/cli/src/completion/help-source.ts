import {
  draft,
  parseHelp,
  type CommandHelp,
  type CompletionWorld,
  type Draft,
  type Pool,
} from "@aish/completion";
import { statOf } from "../stat-of.ts";
import { installedPath, whichInstalled } from "../which-installed.ts";
import { emptyDirectory } from "./empty-directory.ts";
import type { HelpCache } from "./help-cache.ts";
import { mayAskHelp } from "./may-ask-help.ts";
import { commandPath } from "./path-commands.ts";
import { runTool, type ToolRun } from "./run-tool.ts";
import type { SharedLookups } from "./shared-lookups.ts";
import type { SlowPlaces } from "./slow-places.ts";
import { nothing, type Found, type SourceRequest } from "./source.ts";

export interface HelpTools {
  readonly cache: HelpCache;
  readonly asked: SharedLookups<CommandHelp>;
  readonly slow: SlowPlaces;
}

const deadlineMs = 1000;
const mostBytes = 256 * 1024;

/** Options and subcommands as the command itself tells them, or its manual page. */
export function helpSource(request: SourceRequest, tools: HelpTools): Found {
  const { place, world, signal } = request;
  const [command] = place.words;
  if (command === undefined || place.option !== undefined) return nothing;
  const program = commandPath(command, tools.slow.quickPath(world.path), world.cwd);
  if (program === undefined || tools.slow.has(program)) return nothing;
  const found = statOf(program);
  if (found === undefined) return nothing;
  const stamp = `${found.mtimeMs} ${found.size}`;
  const find = (words: readonly string[]): CommandHelp | Promise<CommandHelp | undefined> => {
    const subject = [program, ...words].join(" ");
    const known = tools.cache.read(world.cacheDirectory, subject, stamp);
    if (known !== undefined) return known;
    return tools.asked.find(`${subject}\0${stamp}`, signal, async (one) => {
      const help = await ask(command, program, words, one, world);
      if (!one.aborted) tools.cache.keep(world.cacheDirectory, subject, stamp, help);
      return help;
    });
  };
  const top = find([]);
  if (top instanceof Promise) {
    return { pools: [], late: top.then(async (help) => await poolsOf(help, find, place)) };
  }
  const pools = poolsOf(top, find, place);
  return pools instanceof Promise ? { pools: [], late: pools } : { pools };
}

type Find = (words: readonly string[]) => CommandHelp | Promise<CommandHelp | undefined>;

/** What was typed first must be a subcommand that the help names before it is given back to the program. */
function poolsOf(
  top: CommandHelp | undefined,
  find: Find,
  place: SourceRequest["place"],
): readonly Pool[] | Promise<readonly Pool[]> {
  if (top === undefined) return [];
  const typed = place.words.slice(1).find((word) => !word.startsWith("-"));
  if (typed === undefined) return toPools(top, place);
  if (!top.subcommands.some(({ name }) => name === typed)) {
    return toPools({ ...top, subcommands: [] }, place);
  }
  const inner = find([typed]);
  if (!(inner instanceof Promise)) return toPools(inner, place);
  return inner.then((help) => (help === undefined ? [] : toPools(help, place)));
}

function toPools(help: CommandHelp, place: SourceRequest["place"]): readonly Pool[] {
  const drafts: readonly Draft[] = place.value.startsWith("-")
    ? help.options.flatMap(({ names, description }) =>
        names.map((name) => draft(name, "option", description)),
      )
    : help.subcommands.map(({ name, description }) => draft(name, "subcommand", description));
  if (drafts.length === 0) return [];
  return [{ query: place.value, drafts, write: ({ label }) => place.quote(label) }];
}

async function ask(
  command: string,
  program: string,
  words: readonly string[],
  signal: AbortSignal,
  { path, cacheDirectory }: Pick<CompletionWorld, "cacheDirectory" | "path">,
): Promise<CommandHelp> {
  const directory = emptyDirectory(cacheDirectory);
  const environment = harmless(directory, path);
  const run = (argv: readonly string[]): Promise<CommandHelp> =>
    helpOf({ argv, cwd: directory, environment, deadlineMs, mostBytes, signal });
  const asked = mayAskHelp(program) ? await run([program, ...words, "--help"]) : empty;
  if (asked.options.length > 1 || asked.subcommands.length > 0) return asked;
  // A manual page is only text, whatever it is about.
  const manual = whichInstalled("man", path);
  const page = [command, ...words].join("-");
  if (manual === undefined || !/^[\w.+][\w.+-]*$/.test(page)) return asked;
  const read = await run([manual, "-P", "cat", page]);
  return read.options.length > asked.options.length ? { ...read, subcommands: [] } : asked;
}

const empty: CommandHelp = { options: [], subcommands: [] };

async function helpOf(run: ToolRun): Promise<CommandHelp> {
  const output = await runTool({ ...run, joinsErrors: true });
  return output === undefined ? empty : parseHelp(output.text);
}

function harmless(directory: string, path: string): Readonly<Record<string, string>> {
  return {
    PATH: installedPath(path),
    HOME: directory,
    LC_ALL: "C.UTF-8",
    TERM: "dumb",
    NO_COLOR: "1",
    PAGER: "cat",
    MANPAGER: "cat",
    MANWIDTH: "160",
    COLUMNS: "160",
    XDG_CONFIG_HOME: directory,
    XDG_CACHE_HOME: directory,
    XDG_DATA_HOME: directory,
  };
}
