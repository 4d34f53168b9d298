import { printableText } from "../../listings/columns.ts";

export interface CommandHelpRequest {
  /** The command with its subcommands: `git`, `commit`. */
  readonly words: readonly string[];
  readonly way: "man" | "help";
  readonly columns: number;
  readonly cwd: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly path: string;
}

const deadlineMs = 5000;
const mostBytes = 2 * 1024 * 1024;

/** What a command says of itself; undefined if it says nothing. The person has asked for it: it is run. */
export async function readCommandHelp(request: CommandHelpRequest): Promise<string | undefined> {
  const { words, way, columns, cwd, variables, path } = request;
  const [name = "", ...more] = words;
  const program = Bun.which(way === "man" ? "man" : name, { PATH: path });
  if (program === null) return undefined;
  const argv = way === "man" ? [program, "--", words.join("-")] : [program, ...more, "--help"];
  const child = Bun.spawn(argv, {
    cwd,
    env: { ...variables, ...plainManual, MANWIDTH: String(Math.min(columns, 100)), PATH: path },
    stdio: ["ignore", "pipe", way === "man" ? "ignore" : "pipe"],
    timeout: deadlineMs,
    killSignal: "SIGKILL",
    maxBuffer: mostBytes,
  });
  const [out, err] = await Promise.all([
    new Response(child.stdout).text(),
    child.stderr === undefined ? "" : new Response(child.stderr).text(),
    child.exited,
  ]);
  const said = out.trim() === "" && child.exitCode !== 127 ? err : out;
  const text = printableText(Bun.stripANSI(withoutOverstrike(said))).trim();
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
