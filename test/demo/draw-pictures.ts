import { Terminal } from "@xterm/headless";
import { tempHome } from "../cli/aish.ts";
import { Screen } from "../cli/screen.ts";
import { useWidthsOfBun } from "../terminal/drawn.ts";
import { writeProject } from "./project.ts";
import { toSvg } from "./to-svg.ts";

/** A moment at the prompt that is worth a picture. */
interface Moment {
  readonly name: string;
  readonly title: string;
  readonly keys: string;
  /** What is on the screen when the picture is taken. */
  readonly shows: RegExp;
}

const columns = 76;
const rows = 20;
const lines = [
  "git init -q -b main .",
  "git add -A && git commit -q -m 'first pages'",
  "git switch -q -c prices",
  "echo 'A cup is one crown.' >> pages/prices.txt",
  "sh build.sh",
  "ls pages | wc -l",
  "git log --oneline",
  "git status --short",
];

const moments: readonly Moment[] = [
  {
    name: "typing",
    title:
      "A line in colour: a path that is there, a command that is not, and the rest of a suggestion",
    keys: 'cat pages/prices.txt | grep "$USER" > /dev/null; gti push\x03git lo',
    shows: /git log --oneline$/m,
  },
  {
    name: "completion",
    title: "The completions of a git command, with what they do",
    keys: "git st\t\t",
    shows: /stash/,
  },
  {
    name: "history",
    title: "The history as a list, searched by typing",
    keys: "\x12gt",
    shows: /log --oneline/,
  },
];

/** The real screen at these moments, by the names of the pictures. */
export async function drawPictures(): Promise<ReadonlyMap<string, string>> {
  const pictures = new Map<string, string>();
  for (const moment of moments) pictures.set(moment.name, await draw(moment));
  return pictures;
}

const committer = { GIT_AUTHOR_NAME: "Ada", GIT_AUTHOR_EMAIL: "ada@example.org" };
const env = { ...committer, GIT_COMMITTER_NAME: "Ada", GIT_COMMITTER_EMAIL: "ada@example.org" };

async function draw({ title, keys, shows }: Moment): Promise<string> {
  await using home = await tempHome();
  await home.showInPrompt(["directory", "git", "jobs", "status"]);
  const emulator = new Terminal({ cols: columns, rows, allowProposedApi: true, logLevel: "off" });
  useWidthsOfBun(emulator);
  try {
    const project = await writeProject(home.path);
    await using screen = new Screen(home, [], { cwd: project, columns, rows, env });
    screen.onBytes((bytes) => emulator.write(Uint8Array.from(bytes)));
    for (const line of lines) await screen.run(line);
    screen.type("clear\r");
    await screen.waitFor(() => screen.cursor.row === 0 && screen.isAtPrompt);
    screen.type(keys);
    await screen.waitFor(() => shows.test(screen.lines().join("\n")));
    await new Promise<void>((resolve) => emulator.write("", resolve));
    return toSvg(emulator.buffer.normal, { title, columns });
  } finally {
    emulator.dispose();
  }
}
