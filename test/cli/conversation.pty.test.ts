import { describe, expect, setDefaultTimeout, test } from "bun:test";
import type { ScriptedReply } from "../model-server/script.ts";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { tempHome } from "./aish.ts";
import { Screen } from "./screen.ts";
import { openConversation } from "./conversation.ts";
import { until } from "./until.ts";

setDefaultTimeout(40_000);

test("a whole conversation survives kill -9 and goes on after --resume", async () => {
  await using talk = await openConversation([
    {
      when: "why is there no such file",
      expects: ["ls missing.txt", "exit 2", "No such file or directory", "run by the person"],
      text: "Let me look.\nCMD: ls; echo found-$((40+2))\n",
    },
    { expects: ["found-42", "run by you: exit 0"], text: "The directory is empty. That is why." },
    { when: "start the build", text: "CMD&: while [ ! -e go ]; do sleep 0.02; done; echo built" },
    { expects: ["[bg:1 started]"], text: "It is running." },
    { when: "how did the build go", expects: ["[bg:1 exited 0, "], text: "It went well." },
    { when: "and now", text: "Nothing more." },
  ]);
  const { home, server } = talk;

  await using first = new Screen(home);
  await first.run("ls missing.txt");
  first.type("why is there no such file?\r");
  await first.waitFor("▌ ls; echo found-$((40+2))");
  await first.waitFor(() => first.beforeCursor.startsWith("run? "));
  expect(home.query("select command from history where actor = 'model'")).toEqual([]);
  first.type("y\r");
  await first.waitFor("That is why.");
  await first.waitForPrompt();
  expect(first.text()).toContain("\nfound-42\n");

  const report = server.requests[1]?.messages.at(-1)?.content ?? "";
  expect(report).toMatch(/^\[command 2 run by you: exit 0, .* out, in .*\] ls; echo found-/m);
  expect(report).toMatch(/<<<output (\w{12})\nfound-42\noutput \1>>>/);

  first.type("start the build\r");
  await first.waitFor("▌ while [ ! -e go ]");
  await first.waitFor(() => first.beforeCursor.startsWith("start in the background? "));
  expect(home.query("select id from jobs")).toEqual([]);
  first.type("y\r");
  await first.waitFor("It is running.");
  await first.waitForPrompt();
  first.kill("SIGKILL");
  expect(await first.ended()).toBe(137);

  expect(home.query("select id, status, exit_code from jobs")).toEqual([
    { id: 1, status: "running", exit_code: null },
  ]);
  await Bun.write(join(home.path, "go"), "");
  const [job] = home.query("select log_path from jobs");
  const statusFile = String(job?.["log_path"]).replace(/log$/, "status");
  await until("the job wrote its status", () => existsSync(statusFile));

  const [session] = home.query("select id from sessions");
  const id = String(session?.["id"]);
  await using second = new Screen(home, ["--resume", id.slice(0, 5)]);
  await second.waitForPrompt();
  const greeting = second.text();
  expect(greeting).toContain(`session ${id}`);
  expect(greeting).toContain("you start the build");
  expect(greeting).toContain("It is running.");
  expect(greeting.match(/\[bg:1 exited 0, /g)).toHaveLength(1);
  second.type("how did the build go?\r");
  await second.waitFor("It went well.");
  await second.waitForPrompt();
  expect(second.text().match(/\[bg:1 exited 0, /g)).toHaveLength(1);
  second.type(":quit\r");
  expect(await second.ended()).toBe(0);

  await using third = new Screen(home, ["--resume", "last"]);
  await third.waitForPrompt();
  expect(third.text()).toContain("It went well.");
  expect(third.text()).not.toContain("[bg:1 exited");
  third.type("and now?\r");
  await third.waitFor("Nothing more.");
  third.type("\x04");
  expect(await third.ended()).toBe(0);

  const told = server.requests.map(({ messages }) => messages.map(({ content }) => content).join());
  expect(told.map((text) => text.split("[bg:1 exited 0, ").length - 1)).toEqual([0, 0, 0, 0, 1, 1]);
  expect(told.at(-1)).toContain("No such file or directory"); // the first command is still there
  expect(server.problems).toEqual([]);

  expect(home.query("select actor, channel, command, exit_code from history order by id")).toEqual([
    { actor: "user", channel: "sh", command: "ls missing.txt", exit_code: 2 },
    { actor: "model", channel: "sh", command: "ls; echo found-$((40+2))", exit_code: 0 },
  ]);
  expect(
    home
      .query("select role from turns order by id")
      .map(({ role }) => role)
      .join(" "),
  ).toBe(
    "command user assistant command assistant user assistant job assistant " +
      "job user assistant user assistant",
  );
  expect(home.query("select actor, status, exit_code, session_id from jobs")).toEqual([
    { actor: "model", status: "exited", exit_code: 0, session_id: id },
  ]);
  expect(home.query("select count(*) as n from sessions")).toEqual([{ n: 1 }]);
});

const runsList: ScriptedReply = { text: "CMD: touch made; echo listed\n" };

describe("consent", () => {
  test.each([
    {
      answer: "n not in this directory",
      says: "[not run: the person said no: not in this directory]",
    },
    { answer: "no", says: "[not run: the person said no] touch made" },
    { answer: "N", says: "[not run: the person said no]" },
  ])("$answer runs nothing and the model is told why", async ({ answer, says }) => {
    await using talk = await openConversation([
      runsList,
      { expects: [says], text: "As you wish." },
    ]);
    await using screen = new Screen(talk.home);
    await screen.waitForPrompt();
    screen.type("?make it\r");
    await screen.waitFor(() => screen.beforeCursor.startsWith("run? "));
    screen.type(`${answer}\r`);
    await screen.waitFor("As you wish.");
    await screen.waitForPrompt();
    expect(existsSync(join(talk.home.path, "made"))).toBe(false);
    expect(talk.home.query("select * from history")).toEqual([]);
    expect(talk.server.problems).toEqual([]);
  });

  test("e lets the person change the command, and the model is told that it was", async () => {
    await using talk = await openConversation([
      runsList,
      {
        expects: ["as the person edited it", "touch made; echo edited", "edited\n"],
        text: "Fine.",
      },
    ]);
    await using screen = new Screen(talk.home);
    await screen.waitForPrompt();
    screen.type("?make it\r");
    await screen.waitFor(() => screen.beforeCursor.startsWith("run? "));
    screen.type("e\r");
    await screen.waitFor(() => screen.beforeCursor === "edit: touch made; echo listed");
    screen.type("\x17edited\r");
    await screen.waitFor("Fine.");
    expect(talk.home.query("select actor, command, exit_code from history")).toEqual([
      { actor: "model", command: "touch made; echo edited", exit_code: 0 },
    ]);
    expect(talk.server.problems).toEqual([]);
  });

  test.each([
    { name: "s", keys: "s\r" },
    { name: "Ctrl+C", keys: "\x03" },
    { name: "Ctrl+D", keys: "\x04" },
  ])("$name ends the turn, and nothing runs", async ({ keys }) => {
    await using talk = await openConversation([runsList]);
    await using screen = new Screen(talk.home);
    await screen.waitForPrompt();
    screen.type("?make it\r");
    await screen.waitFor(() => screen.beforeCursor.startsWith("run? "));
    screen.type(keys);
    await screen.waitForPrompt();
    expect(existsSync(join(talk.home.path, "made"))).toBe(false);
    expect(talk.server.requests).toHaveLength(1);
    expect(await screen.run("echo still $((1+1))")).toBe("still 2");
  });

  test("any other answer, an empty one too, is asked for again", async () => {
    await using talk = await openConversation([runsList, { text: "Done." }]);
    await using screen = new Screen(talk.home);
    await screen.waitForPrompt();
    screen.type("?make it\r");
    await screen.waitFor(() => screen.beforeCursor.startsWith("run? "));
    for (const answer of ["", "maybe", "yn"]) {
      const { row } = screen.cursor;
      screen.type(`${answer}\r`);
      await screen.waitFor(
        () => screen.cursor.row > row && /^run\? .*\] $/.test(screen.beforeCursor),
      );
    }
    expect(existsSync(join(talk.home.path, "made"))).toBe(false);
    screen.type("y\r");
    await screen.waitFor("Done.");
    expect(existsSync(join(talk.home.path, "made"))).toBe(true);
  });

  test("what is typed before the question is asked cannot answer it", async () => {
    await using talk = await openConversation([{ ...runsList, pauseMs: 10 }, { text: "Done." }]);
    await using screen = new Screen(talk.home);
    await screen.waitForPrompt();
    screen.type("?make it\r");
    await screen.waitFor(() => talk.server.requests.length === 1);
    screen.type("y\r");
    await screen.waitFor(() => screen.beforeCursor.startsWith("run? "));
    expect(existsSync(join(talk.home.path, "made"))).toBe(false);
    screen.type("n\r");
    await screen.waitFor("Done.");
    expect(existsSync(join(talk.home.path, "made"))).toBe(false);
  });
});

describe("Ctrl+C", () => {
  test("during a reply ends the reply, and the part that came is kept", async () => {
    await using talk = await openConversation([
      { text: "This is the beginning of a long story", stallAfter: 5 },
      { expects: ["go on"], text: "I go on." },
    ]);
    await using screen = new Screen(talk.home);
    await screen.waitForPrompt();
    screen.type("?tell me\r");
    await screen.waitFor("This is the begi");
    screen.type("\x03");
    await screen.waitForPrompt();
    expect(screen.text()).toContain("interrupted");
    await until("the server saw it", () => talk.server.requests[0]?.cancelled === true);
    screen.type("?go on\r");
    await screen.waitFor("I go on.");
    const earlier = talk.server.requests[1]?.messages.at(-2);
    expect(earlier?.role).toBe("assistant");
    expect(earlier?.content).toMatch(/^This is the begi.*\n\[this was cut off\]$/);
    expect(talk.home.query("select status from turns where role = 'assistant'")).toEqual([
      { status: "interrupted" },
      { status: "complete" },
    ]);
  });

  test("before the first word ends the wait", async () => {
    await using talk = await openConversation([{ text: "never", stallAfter: 0 }]);
    await using screen = new Screen(talk.home);
    await screen.waitForPrompt();
    screen.type("?tell me\r");
    await screen.waitFor(() => talk.server.requests.length === 1);
    screen.type("\x03");
    await screen.waitForPrompt();
    expect(await screen.run("echo still $((1+1))")).toBe("still 2");
  });

  test("during a command of the model's ends the command and the turn", async () => {
    await using talk = await openConversation([
      { text: "CMD: echo up; sleep 100; echo late\nCMD: echo next" },
    ]);
    await using screen = new Screen(talk.home);
    await screen.waitForPrompt();
    screen.type("?wait\r");
    await screen.waitFor(() => screen.beforeCursor.startsWith("run? "));
    screen.type("y\r");
    await screen.waitFor(/^up$/m);
    screen.type("\x03");
    await screen.waitForPrompt();
    expect(talk.server.requests).toHaveLength(1);
    expect(talk.home.query("select command, exit_code, signal from history")).toEqual([
      { command: "echo up; sleep 100; echo late", exit_code: 130, signal: "SIGINT" },
    ]);
    expect(talk.home.processes()).toEqual([screen.pid]);
  });
});

describe("the model's commands", () => {
  test("leave the person's directory and variables alone", async () => {
    await using talk = await openConversation([
      { text: "CMD: cd / && export MOVED=yes\nCMD: pwd; echo $MOVED" },
      { expects: ["\n/\nyes\n"], text: "Moved." },
    ]);
    await using screen = new Screen(talk.home);
    await screen.waitForPrompt();
    screen.type("?move\r");
    for (const command of ["▌ cd /", "▌ pwd; echo $MOVED"]) {
      await screen.waitFor(command);
      await screen.waitFor(() => screen.beforeCursor.startsWith("run? "));
      screen.type("y\r");
    }
    await screen.waitFor("Moved.");
    expect(await screen.run('pwd; echo "[$MOVED]"')).toBe(`${talk.home.path}\n[]`);
    expect(talk.server.problems).toEqual([]);
  });

  test("have no input: one that reads gets its end at once", async () => {
    await using talk = await openConversation([
      { text: "CMD: cat; echo read-$?" },
      { expects: ["read-0"], text: "Nothing to read." },
    ]);
    await using screen = new Screen(talk.home);
    await screen.waitForPrompt();
    screen.type("?read\r");
    await screen.waitFor(() => screen.beforeCursor.startsWith("run? "));
    screen.type("y\r");
    await screen.waitFor("Nothing to read.");
    expect(talk.server.problems).toEqual([]);
  });

  test("are stopped by the first that fails, and the model hears of both", async () => {
    await using talk = await openConversation([
      { text: "CMD: false\nCMD: touch made" },
      { expects: ["exit 1", "[not run: the one before failed] touch made"], text: "It failed." },
    ]);
    await using screen = new Screen(talk.home);
    await screen.waitForPrompt();
    screen.type("?try\r");
    await screen.waitFor(() => screen.beforeCursor.startsWith("run? "));
    screen.type("y\r");
    await screen.waitFor("It failed.");
    expect(existsSync(join(talk.home.path, "made"))).toBe(false);
    expect(talk.server.problems).toEqual([]);
  });

  test("are shown with their control characters as text", async () => {
    await using talk = await openConversation([
      { text: "CMD: echo safe \u001B[1A\u001B[2K\u202Eharmless" },
      { text: "Well." },
    ]);
    await using screen = new Screen(talk.home);
    await screen.waitForPrompt();
    screen.type("?trick me\r");
    await screen.waitFor(() => screen.beforeCursor.startsWith("run? "));
    expect(screen.text()).toContain("▌ echo safe \\u{1b}[1A\\u{1b}[2K\\u{202e}harmless");
    screen.type("n\r");
    await screen.waitFor("Well.");
  });
});

describe("a server that fails", () => {
  test.each([
    {
      name: "breaks off",
      reply: { text: "The answer is forty", dropAfter: 3, pauseMs: 10 },
      says: "broke off",
    },
    { name: "is not done", reply: { text: "The answer is", endAfter: 3 }, says: "broke off" },
    {
      name: "has an error",
      reply: {
        text: "The answer is",
        errorAfter: { frames: 3, shape: "data", message: "out of memory" },
      },
      says: "broke off",
    },
    { name: "refuses", reply: { status: 500, text: "no room" }, says: "no room" },
  ] satisfies { name: string; reply: ScriptedReply; says: string }[])(
    "$name: it is said, and the shell goes on",
    async ({ reply, says }) => {
      await using talk = await openConversation([reply, reply, reply, reply]);
      await using screen = new Screen(talk.home);
      await screen.waitForPrompt();
      screen.type("?ask\r");
      await screen.waitFor(says);
      await screen.waitForPrompt();
      expect(await screen.run("echo still $((1+1))")).toBe("still 2");
      expect(talk.home.query("select content from turns where role = 'user'")).toEqual([
        { content: "ask" },
      ]);
    },
  );

  test("a server that is down is named, with what to do", async () => {
    await using talk = await openConversation([]);
    await talk.server.stop();
    await using screen = new Screen(talk.home);
    await screen.waitForPrompt();
    screen.type("?anybody there\r");
    await screen.waitFor("[BROKER_UNREACHABLE]");
    await screen.waitForPrompt();
    expect(screen.text()).toContain(talk.server.url);
    expect(await screen.run("echo still $((1+1))")).toBe("still 2");
  });

  test("no model at all takes one line and a hint, and the shell goes on", async () => {
    await using home = await tempHome();
    await using screen = new Screen(home, [], { columns: 200 });
    const said = await screen.run("what is the meaning of all this?");
    expect(said.split("\n")).toEqual([
      expect.stringContaining("there is no model to ask; commands work without one"),
      expect.stringContaining("aish model add"),
    ]);
    expect(await screen.run("echo still $((1+1))")).toBe("still 2");
  });
});
