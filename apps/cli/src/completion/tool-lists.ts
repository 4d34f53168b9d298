import { draft, type CompletionWorld, type Draft } from "@aish/completion";
import { whichInstalled } from "../which-installed.ts";
import { runTool } from "./run-tool.ts";
import { slowPlaces } from "./slow-places.ts";
import { toolEnvironment } from "./tool-environment.ts";

/** Lists that only another program can give: `argv`, and how a line of its output is read. */
interface ToolList {
  readonly argv: readonly string[];
  readonly read: (line: string) => Draft | undefined;
}

const deadlineMs = 1000;
const mostBytes = 512 * 1024;

const tabbed = (line: string): Draft | undefined => {
  const [name = "", description = ""] = line.split("\t");
  return name === "" || name.includes("<none>") ? undefined : draft(name, "word", description);
};
const containers: ToolList = {
  argv: ["docker", "ps", "-a", "--format", "{{.Names}}\t{{.Image}}, {{.Status}}"],
  read: tabbed,
};
const images: ToolList = {
  argv: ["docker", "images", "--format", "{{.Repository}}:{{.Tag}}\t{{.Size}}"],
  read: tabbed,
};
const units: ToolList = {
  argv: ["systemctl", "list-units", "--all", "--plain", "--no-legend", "--no-pager", "--full"],
  read(line) {
    const match = /^\s*(?:● )?(?<name>\S+\.\w+)\s+\S+\s+(?<state>\S+)\s+\S+\s+(?<text>.*)$/.exec(
      line,
    );
    const { name, state = "", text = "" } = match?.groups ?? {};
    return name === undefined ? undefined : draft(name, "word", `${state}: ${text}`);
  },
};

const containerCommands = new Set(
  "attach commit cp diff exec export inspect kill logs pause port rename restart rm start stats stop top unpause update wait".split(
    " ",
  ),
);
const imageCommands = new Set([
  "run",
  "create",
  "rmi",
  "tag",
  "push",
  "save",
  "history",
  "inspect",
]);
const unitCommands = new Set(
  "start stop restart reload try-restart enable disable mask unmask status show cat edit is-active is-enabled is-failed kill reset-failed".split(
    " ",
  ),
);

/** The lists that belong to a place, by what was typed before it. */
export function toolListsFor(words: readonly string[]): readonly ToolList[] {
  const [command] = words;
  const sub = words
    .slice(1)
    .find((word) => !word.startsWith("-") && word !== "container" && word !== "image");
  if (sub === undefined) return [];
  if (command === "docker" || command === "podman") {
    const lists = [];
    if (containerCommands.has(sub)) lists.push(containers);
    if (imageCommands.has(sub)) lists.push(images);
    return lists.map((list) => ({ ...list, argv: [command, ...list.argv.slice(1)] }));
  }
  if (command === "systemctl" && unitCommands.has(sub)) {
    return [{ ...units, argv: words.includes("--user") ? [...units.argv, "--user"] : units.argv }];
  }
  return [];
}

export async function askToolList(
  { argv, read }: ToolList,
  world: CompletionWorld,
  signal: AbortSignal,
): Promise<readonly Draft[]> {
  const [name = "", ...args] = argv;
  const program = whichInstalled(name, slowPlaces.quickPath(world.path));
  if (program === undefined) return [];
  const output = await runTool({
    argv: [program, ...args],
    cwd: "/",
    environment: toolEnvironment(world),
    deadlineMs,
    mostBytes,
    signal,
  });
  return (output?.text ?? "").split("\n").flatMap((line) => read(line) ?? []);
}
