import { appendFile, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openStore } from "@aish/store";
import { largeDatabase } from "./first-prompt.ts";
import { shellsHere } from "./kai/shells.ts";
import { milliseconds, quantile } from "./median.ts";
import type { Row, Workshop } from "./row.ts";

const columns = 200;
/** As long as the terminal is wide, with everything in it that a line editor looks at. */
const line =
  'git log --oneline --since="2 weeks ago" -- src/main.ts | grep -v "chore: $USER" > /tmp/changes.txt && wc -l /tmp/changes.txt; for f in *.md; do echo "${f%.md}" >> /tmp/names.txt; done # what was done lately';
const startMs = 60_000;
const answerMs = 2000;
/** Nothing is drawn for so long: the key has been dealt with, late things too. */
const quietMs = 25;
/** A person reads before typing; all of them use that to read their history. */
const settleMs = 4000;

/** From a key to the first byte of what it changes on the screen, over a history of years; peers in turn. */
export async function measureKeyToRepaint(workshop: Workshop): Promise<readonly Row[]> {
  const { found, absent } = shellsHere(["fish", "nu"], workshop);
  const editors = [
    await aishEditor(workshop),
    ...(await Promise.all(found.map(({ name, argv }) => peerEditor(name, argv, workshop)))),
  ];
  const times = new Map<string, number[]>(editors.map(({ name }) => [name, []]));
  const rounds = Math.max(1, Math.round(workshop.rounds / 7));
  for (let round = 0; round < rounds; round += 1) {
    for (const editor of editors) times.get(editor.name)?.push(...(await typeOnce(editor)));
  }
  const own = times.get("aish") ?? [];
  const p99 = quantile(own, 0.99);
  return [
    {
      what: `key to repaint, a line of ${line.length} columns, ${workshop.historyRows.toLocaleString("en")} history rows, p99`,
      budget: "≤ 4 ms",
      measured: milliseconds(p99),
      holds: p99 <= 4,
      behind: [
        ...[...times].map(
          ([name, taken]) =>
            `${name} p50 ${milliseconds(quantile(taken, 0.5))}, p99 ${milliseconds(quantile(taken, 0.99))}`,
        ),
        ...absent.map((name) => `${name} is not there`),
      ],
    },
  ];
}

interface Editor {
  readonly name: string;
  readonly argv: readonly string[];
  readonly env: Record<string, string>;
  readonly cwd: string;
}

async function aishEditor(workshop: Workshop): Promise<Editor> {
  const AISH_DB = largeDatabase(workshop);
  const env = { ...(await workshop.environment("key-to-repaint")), AISH_DB };
  return { name: "aish", argv: workshop.bundled, env, cwd: workshop.directory };
}

/** With the same commands in its history, in the file where it keeps them. */
async function peerEditor(
  name: string,
  argv: readonly string[],
  workshop: Workshop,
): Promise<Editor> {
  const env = await workshop.environment(`key-to-repaint-${name}`);
  const home = env["HOME"] ?? workshop.directory;
  const [folder, file] =
    name === "fish"
      ? [join(home, ".local/share/fish"), "fish_history"]
      : [join(home, ".config/nushell"), "history.txt"];
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, file), "");
  for (const lines of commands(workshop)) {
    const text = lines.map((command, at) =>
      name === "fish"
        ? `- cmd: ${command.replaceAll("\\", "\\\\").replaceAll("\n", "\\n")}\n  when: ${1_600_000_000 + at}\n`
        : `${command.replaceAll("\n", "<\\n>")}\n`,
    );
    await appendFile(join(folder, file), text.join(""));
  }
  return { name, argv, env: { ...env, USER: "ada" }, cwd: workshop.directory };
}

/** Of the large database, oldest first, in handy portions. */
function* commands(workshop: Workshop): Generator<readonly string[]> {
  const store = openStore({ path: largeDatabase(workshop), now: () => new Date() });
  try {
    const all = store.history.rows({ words: [], limit: workshop.historyRows }).toReversed();
    for (let at = 0; at < all.length; at += 50_000) {
      yield all.slice(at, at + 50_000).map(({ command }) => command);
    }
  } finally {
    store.close();
  }
}

/** Types the line, goes back over it and deletes it; milliseconds from each key to the first byte drawn. */
async function typeOnce(editor: Editor): Promise<readonly number[]> {
  await using screen = await openScreen(editor);
  const taken: number[] = [];
  const keys = [
    ...Array.from(line),
    ...Array<string>(20).fill("\u001B[D"),
    ...Array<string>(40).fill("\u007F"),
  ];
  for (const key of keys) {
    const ms = await screen.press(key);
    if (ms !== undefined) taken.push(ms);
  }
  return taken;
}

interface KeyScreen extends AsyncDisposable {
  /** Undefined if it drew nothing. */
  press(key: string): Promise<number | undefined>;
}

async function openScreen({ argv, env, cwd }: Editor): Promise<KeyScreen> {
  let drawnAt: number | undefined;
  let lastAt = performance.now();
  let wake = Promise.withResolvers<void>();
  const child = Bun.spawn([...argv], {
    cwd,
    env: { ...env, TERM: "xterm-256color" },
    terminal: {
      cols: columns,
      rows: 50,
      data(terminal, bytes) {
        lastAt = performance.now();
        drawnAt ??= lastAt;
        const text = Buffer.from(bytes).toString("latin1");
        // What every terminal answers, without which some wait.
        if (text.includes("\u001B[c") || text.includes("\u001B[0c")) {
          terminal.write("\u001B[?62;22c");
        }
        if (text.includes("\u001B[6n")) terminal.write("\u001B[1;1R");
        wake.resolve();
      },
    },
  });
  async function quiet(ms: number, patience: number): Promise<void> {
    const deadline = performance.now() + patience;
    while (performance.now() < deadline) {
      const since = performance.now() - lastAt;
      if (since >= ms) return;
      await Bun.sleep(ms - since);
    }
  }
  await wake.promise;
  await quiet(700, startMs);
  await Bun.sleep(settleMs);
  return {
    async press(key) {
      drawnAt = undefined;
      wake = Promise.withResolvers();
      const pressedAt = performance.now();
      child.terminal?.write(key);
      await Promise.race([wake.promise, Bun.sleep(answerMs)]);
      const at = drawnAt;
      await quiet(quietMs, answerMs);
      return at === undefined ? undefined : at - pressedAt;
    },
    async [Symbol.asyncDispose]() {
      child.kill("SIGKILL");
      await child.exited;
      child.terminal?.close();
    },
  };
}
