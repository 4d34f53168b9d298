import { describe, expect, setDefaultTimeout, test } from "bun:test";
import { join } from "node:path";
import { openConversation, textOf, times, untilAsked } from "./conversation.ts";
import { Screen } from "./screen.ts";

setDefaultTimeout(40_000);

const config = "conversation.titles = false";
const status = /^[\d.k~]+ in, [\d.k~]+ out/;

/** What the terminal gets between the question and the next prompt, as text. */
async function bytesOf(screen: Screen, question: string): Promise<string> {
  await screen.waitForPrompt();
  let bytes = "";
  screen.onBytes((chunk) => {
    bytes += Buffer.from(chunk).toString("latin1");
  });
  await screen.run(question);
  screen.onBytes(undefined);
  const begin = Math.max(0, bytes.indexOf("\u001B[?2004l")); // a dumb terminal is told nothing
  const end = bytes.lastIndexOf("\u001B[?2004h");
  return end < 0 ? bytes : bytes.slice(begin, end);
}

const markdown = "# Sheep\n\nThere are **many** `sheep`:\n\n- one\n- two\n";

describe("where there are no colours", () => {
  test.concurrent.each([
    { name: "NO_COLOR", env: { NO_COLOR: "1" } },
    { name: "TERM=dumb", env: { TERM: "dumb" } },
  ])("$name: a reply has none", async ({ env }) => {
    await using talk = await openConversation(
      [{ reasoning: "Let me see.", text: markdown, stallAfter: 0, stallMs: 300 }],
      { config },
    );
    await using screen = new Screen(talk.home, [], { env });
    const bytes = await bytesOf(screen, "?how many");
    expect(bytes).toContain("sheep");
    // oxlint-disable-next-line no-control-regex -- colours are what is looked for
    expect(bytes).not.toMatch(/\u001B\[[\d;]*m/);
    if (env.TERM === "dumb") {
      // oxlint-disable-next-line no-control-regex -- nor anything else that a typewriter has not
      expect(bytes).not.toMatch(/\u001B|\r(?!\n)/);
    }
  });

  test("with colours it has some", async () => {
    await using talk = await openConversation([{ text: markdown }], { config });
    await using screen = new Screen(talk.home);
    // oxlint-disable-next-line no-control-regex -- colours are what is looked for
    expect(await bytesOf(screen, "?how many")).toMatch(/\u001B\[[\d;]*m/);
  });
});

const prose = "The sheep are many and they graze on the hill above the town. ".repeat(8).trim();

describe("the width", () => {
  test.concurrent.each([40, 80, 200])("of %p columns is kept by whole words", async (columns) => {
    await using talk = await openConversation([{ text: prose }], { config });
    await using screen = new Screen(talk.home, [], { columns });
    const rows = (await screen.run("?tell me")).split("\n");
    const reply = rows.slice(
      0,
      rows.findIndex((row) => status.test(row)),
    );
    expect(reply.join(" ")).toBe(prose);
    expect(Math.max(...reply.map((row) => row.length))).toBeGreaterThan(columns - 8);
    expect(rows.filter((row) => status.test(row))).toHaveLength(1);
    expect(rows.at(-1)).toMatch(status);
  });

  test.concurrent.each([
    // The emulator cuts off the line of the cursor when it gets narrower.
    { from: 80, to: 40, whole: 1 },
    { from: 40, to: 120, whole: 2 },
  ])("may change from $from to $to in the middle of a reply", async ({ from, to, whole }) => {
    await using talk = await openConversation(
      [{ text: `${prose}\n\n${prose}`, piece: 20, stallAfter: 15, stallMs: 1200 }],
      { config },
    );
    await using screen = new Screen(talk.home, [], { columns: from, rows: 60 });
    await screen.waitForPrompt();
    screen.type("?tell me\r");
    await screen.waitFor(/The sheep are many and they graze/);
    screen.resize(to, 60);
    await screen.waitFor(() => /\d+ in, \d+ out/.test(screen.text()) && screen.isAtPrompt);
    const words = screen.text().replace(/\s+/g, " ");
    expect(times(words, prose)).toBe(whole);
    expect(
      Math.max(
        ...screen
          .text()
          .split("\n")
          .slice(-8)
          .map((row) => row.length),
      ),
    ).toBeLessThan(to);
    expect(await screen.run("echo still $((1+1))")).toBe("still 2");
  });

  test("is not enough for a word of 1000 letters, which is shown whole", async () => {
    const word = Array.from({ length: 250 }, (_, at) => String(1000 + at)).join("");
    await using talk = await openConversation([{ text: `It is ${word} indeed.` }], { config });
    await using screen = new Screen(talk.home, [], { columns: 40, rows: 40 });
    const said = await screen.run("?tell me");
    expect(said.replaceAll("\n", "")).toContain(word);
    expect(said).toContain(" indeed.");
  });
});

describe("the line that says what is waited for", () => {
  test.concurrent.each([40, 200])("leaves nothing behind on %p columns", async (columns) => {
    await using talk = await openConversation(
      [
        { text: "Here it is.\nCMD: true", stallAfter: 0, stallMs: 350 },
        { text: "And that was it.", stallAfter: "headers", stallMs: 350 },
      ],
      { config },
    );
    await using screen = new Screen(talk.home, [], { columns });
    await screen.waitForPrompt();
    screen.type("?tell me\r");
    await screen.waitFor("scripted");
    await untilAsked(screen);
    expect(screen.text()).not.toContain("scripted");
    screen.type("y\r");
    await screen.waitFor("scripted");
    await screen.waitForPrompt();
    const rows = screen.lines();
    const from = rows.findIndex((row) => row.endsWith("? ?tell me"));
    expect(rows.slice(from + 1)).toEqual([
      "Here it is.",
      "▌ true",
      "▌ in ~",
      expect.stringMatching(/^run\? .*\] y$/),
      "And that was it.",
      expect.stringMatching(status),
      "~ ❯ ",
    ]);
  });

  test("is there while the model waits for a job, which Ctrl+C ends without the job", async () => {
    await using talk = await openConversation(
      [{ text: "CMD&: sleep 60" }, { text: "CMD: :bg-wait 1" }],
      { config },
    );
    await using screen = new Screen(talk.home);
    await screen.waitForPrompt();
    screen.type("?start it\r");
    await untilAsked(screen, "start in the background? ");
    screen.type("y\r");
    await screen.waitFor("waiting for job 1");
    screen.type("\x03");
    await screen.waitForPrompt();
    expect(screen.text()).not.toContain("waiting for job 1");
    expect(screen.lines().at(-2)).toBe("interrupted");
    expect(talk.home.query("select status from jobs")).toEqual([{ status: "running" }]);
    expect(
      talk.home.query("select status, content from turns where role = 'command'"),
    ).toMatchObject([
      { status: "interrupted", content: expect.stringContaining("the wait was interrupted") },
    ]);
    expect(talk.server.requests).toHaveLength(2);
  });
});

test("Ctrl+C ends the turn after a command that takes no notice of it", async () => {
  await using talk = await openConversation(
    [
      {
        text: "CMD: trap '' INT; echo up; while [ ! -e go ]; do sleep 0.02; done\nCMD: touch made",
      },
    ],
    { config },
  );
  await using screen = new Screen(talk.home);
  await screen.waitForPrompt();
  screen.type("?do it\r");
  await untilAsked(screen);
  screen.type("y\r");
  await screen.waitFor(/^up$/m);
  screen.type("\x03");
  await screen.waitFor("^C");
  await Bun.write(join(talk.home.path, "go"), "");
  await screen.waitForPrompt();
  expect(talk.server.requests).toHaveLength(1);
  expect(talk.home.query("select content, status from turns where id > 2")).toEqual([
    { content: expect.stringContaining("[the person interrupted it]"), status: "interrupted" },
    { content: "[not run: the person interrupted] touch made", status: "complete" },
  ]);
});

describe("what a model says", () => {
  test("cannot steer the terminal, nor turn text round", async () => {
    const hostile =
      "a\u001B[2Jb\u001B]0;owned\u0007c\u009B31md\u202Ee\u2066f\u001B[?1049hg\u001BPq\u001B\\h\ri\u0008j";
    await using talk = await openConversation([{ text: hostile, reasoning: hostile }], { config });
    await using screen = new Screen(talk.home);
    await screen.run("echo before");
    const bytes = await bytesOf(screen, "?trick me");
    // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
    expect(bytes).not.toMatch(/\u001B(?:\[2J|\]0|\[\?1049|P)|[\u0007\u0008\u009B]/);
    expect(Buffer.from(bytes, "latin1").toString()).not.toMatch(/\p{Bidi_Control}/u);
    expect(screen.text()).toContain("\nbefore\n");
    expect(screen.modes.alternateScreen).toBe(false);
    expect(await screen.run("echo still $((1+1))")).toBe("still 2");
  });

  test("may be 5000 lines", async () => {
    const lines = Array.from({ length: 5000 }, (_, at) => `line ${at + 1}`).join("\n");
    await using talk = await openConversation(
      [{ text: `\`\`\`\n${lines}\n\`\`\`\nThat was all.`, piece: 500 }],
      { config },
    );
    await using screen = new Screen(talk.home);
    await screen.waitForPrompt();
    screen.type("?tell me\r");
    await screen.waitFor("That was all.");
    await screen.waitForPrompt();
    const shown = screen.text().match(/line \d+/g) ?? [];
    expect(shown).toHaveLength(5000);
    expect(shown.at(-1)).toBe("line 5000");
    const [turn] = talk.home.query("select content from turns where role = 'assistant'");
    expect(turn?.["content"]).toContain(lines);
  });

  test("to itself is shown dim and short", async () => {
    const reasoning = Array.from({ length: 50 }, (_, at) => `I think of ${at + 1}.`).join("\n");
    await using talk = await openConversation([{ reasoning, text: "Fifty." }], { config });
    await using screen = new Screen(talk.home);
    const bytes = await bytesOf(screen, "?how many");
    expect(bytes).toContain("\u001B[2m");
    const rows = screen.text().split("\n");
    expect(rows.filter((row) => row.startsWith("┊"))).toHaveLength(6);
    expect(rows.filter((row) => row.startsWith("┊")).at(-1)).toMatch(/^┊ I think of 6\..*…$/);
    expect(rows).toContain("Fifty.");
    expect(screen.isPlain("Fifty.")).toBe(true);
    const [turn] = talk.home.query("select reasoning from turns where role = 'assistant'");
    expect(turn).toEqual({ reasoning });
  });
});

describe("the end of a job", () => {
  const job = "while [ ! -e go ]; do sleep 0.02; done &";

  test("while the person is asked comes once, after the answer, and answers nothing", async () => {
    await using talk = await openConversation(
      [
        { text: "CMD: touch made" },
        { expects: ["[bg:1 exited 0,", "exit 0"], text: "Both are done." },
      ],
      { config },
    );
    await using screen = new Screen(talk.home);
    await screen.run(job);
    screen.type("?make it\r");
    await untilAsked(screen);
    const asked = screen.text();
    await Bun.write(join(talk.home.path, "go"), "");
    await screen.waitFor(() => talk.home.processes().length === 1);
    screen.type("n");
    await screen.waitFor(() => screen.beforeCursor.endsWith("] n"));
    expect(screen.text()).toBe(`${asked} n`);
    screen.type("\x7Fy\r");
    await screen.waitFor("Both are done.");
    await screen.waitForPrompt();
    expect(times(screen.text(), "[bg:1 exited 0,")).toBe(1);
    expect(times(textOf(talk.server.requests[1]), "[bg:1 exited 0,")).toBe(1);
    expect(talk.server.problems).toEqual([]);
  });

  test("while a line is typed stands above it, and the line goes on", async () => {
    await using talk = await openConversation([{ text: "Yes." }], { config });
    await using screen = new Screen(talk.home);
    await screen.run(job);
    screen.type("?is it");
    await screen.waitFor(() => screen.beforeCursor.endsWith("? ?is it"));
    await Bun.write(join(talk.home.path, "go"), "");
    await screen.waitFor("[bg:1 exited 0,");
    await screen.waitFor(() => screen.beforeCursor.endsWith("? ?is it"));
    screen.type(" done\r");
    await screen.waitFor("Yes.");
    await screen.waitForPrompt();
    const sent = textOf(talk.server.requests[0]);
    expect(sent).toContain("is it done");
    expect(times(sent, "[bg:1 exited 0,")).toBe(1);
    expect(talk.server.problems).toEqual([]);
  });
});
