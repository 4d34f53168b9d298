import { aishCommand } from "../cli/aish.ts";
import { openDemoWorld } from "./demo-world.ts";
import { onSignal } from "./on-signal.ts";

const before = `The model here is scripted; all the rest is real, in a directory that goes when you leave.
try: sh build.sh, then: why did that fail?   (Ctrl+D leaves)

`;

const between = `
aish has ended, the session has not: this is  aish --resume last   (Ctrl+D leaves the demo)

`;

/** The person has the terminal, twice: the second time shows what is left of the first. */
export async function visit(): Promise<number> {
  // Ctrl+C is for the shell, which shares the terminal with us.
  using stop = onSignal(["SIGHUP", "SIGTERM"]);
  await using world = await openDemoWorld({ tokensPerSecond: 40 });
  const { home, project } = world;
  let status = 0;
  for (const { text, argv } of [
    { text: before, argv: [] },
    { text: between, argv: ["--resume", "last"] },
  ]) {
    process.stdout.write(text);
    const child = Bun.spawn(aishCommand(argv), {
      cwd: project,
      env: { ...home.env, ...ofTheTerminal(process.env) },
      stdio: ["inherit", "inherit", "inherit"],
    });
    stop.alsoEnd(child);
    status = await child.exited;
    if (status !== 0 || stop.came) break;
  }
  return status;
}

/** What a program must know of the person's own terminal. */
function ofTheTerminal(
  env: Readonly<Record<string, string | undefined>>,
): Record<string, string | undefined> {
  const names = ["TERM", "COLORTERM", "TERM_PROGRAM", "NO_COLOR", "LANG", "LC_ALL", "LC_CTYPE"];
  return Object.fromEntries(
    names.filter((name) => env[name] !== undefined).map((name) => [name, env[name]]),
  );
}
