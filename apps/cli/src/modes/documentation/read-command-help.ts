import { nearestDirectory } from "@aish/executor";
import { runTool } from "../../completion/run-tool.ts";
import { printableText } from "../../listings/columns.ts";
import { installedPath, whichInstalled } from "../../which-installed.ts";

export interface CommandHelpRequest {
  /** The command with its subcommands: `git`, `commit`. */
  readonly words: readonly string[];
  readonly way: "man" | "help";
  readonly columns: number;
  readonly cwd: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly path: string;
  readonly deadlineMs?: number;
}

const usualDeadlineMs = 5000;
const mostBytes = 2 * 1024 * 1024;

/** What a command says of itself; undefined if it says nothing. The person has asked for it: it is run. */
export async function readCommandHelp(request: CommandHelpRequest): Promise<string | undefined> {
  const { words, way, columns, cwd, variables, path, deadlineMs = usualDeadlineMs } = request;
  const [name = "", ...more] = words;
  const program = whichInstalled(way === "man" ? "man" : name, path);
  if (program === undefined) return undefined;
  const argv = way === "man" ? [program, "--", words.join("-")] : [program, ...more, "--help"];
  const said = await runTool({
    argv,
    cwd: nearestDirectory(cwd),
    environment: {
      ...variables,
      ...plainManual,
      MANWIDTH: String(Math.min(columns, 100)),
      PATH: installedPath(path),
    },
    deadlineMs,
    mostBytes,
    signal: new AbortController().signal,
    joinsErrors: way === "help",
  });
  const text = printableText(Bun.stripANSI(withoutOverstrike(said?.text ?? ""))).trim();
  return text === "" ? undefined : `${text}\n`;
}

/** Neither a pager nor colours. */
const plainManual = {
  MANPAGER: "cat",
  PAGER: "cat",
  GIT_PAGER: "cat",
  MANROFFOPT: "-c",
  NO_COLOR: "1",
};

/** Bold and underlined letters of a typewriter: printed, stepped back over, and printed again. */
function withoutOverstrike(text: string): string {
  // oxlint-disable-next-line no-control-regex -- a backspace is what is looked for
  return text.replaceAll(/[^\n]\u0008/g, "");
}
