import { describe, expect, setDefaultTimeout, test } from "bun:test";
import { existsSync, mkdirSync, rmdirSync } from "node:fs";
import { join } from "node:path";
import { openConversation, ruleText, textOf, times, untilAsked } from "./conversation.ts";
import { Screen } from "./screen.ts";
import { until } from "./until.ts";

setDefaultTimeout(40_000);

const untitled = "conversation.titles = false";

describe("the title of a session", () => {
  test("is made once, after the first answer", async () => {
    await using talk = await openConversation([{ text: "One." }, { text: "Two." }], {
      title: '"Sheep on the hill."\n',
    });
    const titles = (): readonly unknown[] => talk.home.query("select title from sessions");
    await using screen = new Screen(talk.home);
    await screen.run("?how many sheep");
    await until("there is a title", () => JSON.stringify(titles()).includes("Sheep"));
    expect(titles()).toEqual([{ title: "Sheep on the hill" }]);
    await screen.run("?and goats");
    expect(talk.server.asides.map(({ kind }) => kind)).toEqual(["title"]);
    expect(talk.server.problems).toEqual([]);
    screen.type(":quit\r");
    await screen.ended();
    await using again = new Screen(talk.home, ["--resume", "sheep on"]);
    await again.waitForPrompt();
    expect(again.text()).toContain("(Sheep on the hill), last used ");
  });

  test("that the person gave is kept, and no other is looked for", async () => {
    await using talk = await openConversation([{ text: "One." }, { text: "Two." }]);
    await using screen = new Screen(talk.home);
    expect(await screen.run(":save my own")).toMatch(/^session \w+ is now called my own$/);
    await screen.run("?one");
    await screen.run("?two");
    expect(talk.server.asides).toEqual([]);
    expect(talk.home.query("select title from sessions")).toEqual([{ title: "my own" }]);
  });

  test("that comes after the person gave one is thrown away", async () => {
    await using talk = await openConversation([{ text: "One." }, { text: "Two." }], {
      title: { text: "Not this", stallAfter: 0 },
    });
    await using screen = new Screen(talk.home);
    await screen.run("?one");
    await screen.waitFor(() => talk.server.asides.length === 1);
    await screen.run(":save my own");
    await screen.run("?two");
    await until("the search for one is given up", () => talk.server.closedByClient === 1);
    expect(talk.server.asides).toHaveLength(1);
    expect(talk.home.query("select title from sessions")).toEqual([{ title: "my own" }]);
  });

  test.concurrent.each([
    { name: "an error", title: { status: 500, text: "no room" } },
    { name: "a command", title: "CMD: touch owned" },
    { name: "a stream that breaks off", title: { text: "Sheep and", dropAfter: 2 } },
  ])("is left out where the model gives $name, without a word", async ({ title }) => {
    await using talk = await openConversation([{ text: "One." }], { title });
    await using screen = new Screen(talk.home);
    await screen.run("?one");
    await screen.waitFor(() => talk.server.asides.length > 0);
    const before = screen.text();
    await screen.run("echo here");
    expect(screen.text().replace(before, "")).toMatch(/^ ?echo here\nhere\n~ ❯$/);
    expect(talk.home.query("select title from sessions")).toEqual([{ title: null }]);
  });

  test("is not looked for where the configuration says so", async () => {
    await using talk = await openConversation([{ text: "One." }, { text: "Two." }], {
      config: untitled,
    });
    await using screen = new Screen(talk.home);
    await screen.run("?one");
    await screen.run("?two");
    expect(talk.server.asides).toEqual([]);
  });

  test("does not keep the person who leaves", async () => {
    await using talk = await openConversation([{ text: "One." }], {
      title: { text: "never", stallAfter: 0 },
    });
    await using screen = new Screen(talk.home);
    await screen.run("?one");
    await screen.waitFor(() => talk.server.asides.length === 1);
    screen.type(":quit\r");
    expect(await screen.ended()).toBe(0);
    await until("the socket is closed", () => talk.server.closedByClient === 1);
  });
});

test("a fork at a turn shares what was before it, and the other session stays as it is", async () => {
  await using talk = await openConversation(
    [
      { when: "red", text: "The first answer." },
      { when: "green", text: "The second answer." },
      { when: "blue", text: "The third answer." },
    ],
    { config: untitled },
  );
  await using screen = new Screen(talk.home);
  expect(await screen.run(":fork")).toMatch(/^aish: there is nothing to fork yet/);
  await screen.run("?what is red");
  await screen.run("export COLOUR=red");
  await screen.run("?what is green");
  expect(await screen.run(":fork 99")).toMatch(/^aish: there is no turn 99/);
  await screen.run(":fork 2");
  expect((await screen.run(":turns")).split("\n")).toEqual([
    expect.stringMatching(/^1 .* user +what is red$/),
    expect.stringMatching(/^2 .* assistant +The first answer\.$/),
  ]);
  expect(await screen.run("echo it is $COLOUR")).toBe("it is red");
  await screen.run("?what is blue");
  const text = textOf(talk.server.requests.at(-1));
  expect(text).toContain("The first answer.");
  expect(text).not.toContain("green");
  expect(
    talk.home.query(`select forked_at as at, (select group_concat(content, '/') from turns
      where session_id = sessions.id and role <> 'command') as said from sessions order by rowid`),
  ).toEqual([
    { at: null, said: "what is red/The first answer./what is green/The second answer." },
    { at: 2, said: "what is red/The first answer./what is blue/The third answer." },
  ]);
  expect(talk.server.problems).toEqual([]);
});

test("a fork that ends before what came of a reply claims nothing of it", async () => {
  await using talk = await openConversation([{ text: "CMD: true" }, { text: "Done." }], {
    config: untitled,
    rules: ruleText("allow", "exact", "true"),
  });
  const notes = (): readonly unknown[] =>
    talk.home.query("select content from turns where role = 'note'");
  await using first = new Screen(talk.home);
  await first.run("?do it");
  const forked = await first.run(":fork 2");
  expect(forked).toContain("▌ true");
  expect(forked).not.toContain("interrupted here");
  expect(notes()).toEqual([]);
  first.type(":quit\r");
  await first.ended();
  const [fork] = talk.home.query("select id from sessions where forked_at = 2");
  await using again = new Screen(talk.home, ["--resume", String(fork?.["id"])]);
  await again.waitForPrompt();
  expect(again.text()).not.toContain("interrupted here");
  expect(notes()).toEqual([]);
});

test("what is pinned is sent with every question, until it is unpinned", async () => {
  await using talk = await openConversation([{ again: true, text: "Well." }], { config: untitled });
  await using screen = new Screen(talk.home);
  expect(await screen.run(":pin")).toBe("nothing is pinned; :pin text does");
  await screen.run(":pin the port is 8081");
  expect(await screen.run(":pin")).toBe("1  the port is 8081");
  await screen.run("?one");
  screen.type(":quit\r");
  await screen.ended();
  await using again = new Screen(talk.home, ["--resume", "last"]);
  await again.run("?two");
  expect(await again.run(":unpin 7")).toMatch(/^aish: no pinned fact has the number "7"/);
  await again.run(":unpin 1");
  await again.run("?three");
  expect(talk.server.requests.map((each) => times(textOf(each), "the port is 8081"))).toEqual([
    1, 1, 0,
  ]);
  expect(talk.server.problems).toEqual([]);
});

describe("what the model's commands leave", () => {
  test("is told, and taken over with :adopt", async () => {
    await using talk = await openConversation(
      [{ text: "CMD: mkdir deep && cd deep && export LEFT=over" }, { text: "Done." }],
      { config: untitled },
    );
    const { home } = talk;
    await using screen = new Screen(home);
    expect(await screen.run(":adopt")).toMatch(/^aish: the model has run nothing here yet/);
    screen.type("?go there\r");
    await untilAsked(screen);
    screen.type("y\r");
    await screen.waitForPrompt();
    expect(screen.text()).toContain(`its commands ended in ${home.path}/deep; :adopt goes there`);
    expect(await screen.run('echo "$PWD $LEFT"')).toBe(`${home.path} `);
    expect(await screen.run(":adopt")).toBe(`now in ${home.path}/deep`);
    expect(await screen.run('echo "$PWD $LEFT"')).toBe(`${home.path}/deep over`);
  });

  test("may be a directory that is gone: the next one is asked about where it will run", async () => {
    await using talk = await openConversation(
      [
        { text: "CMD: mkdir d && cd d && rmdir ../d\nCMD: pwd > where" },
        { expects: [`exit 0`], text: "So it is." },
      ],
      { config: untitled },
    );
    await using screen = new Screen(talk.home);
    await screen.waitForPrompt();
    screen.type("?go there\r");
    await untilAsked(screen);
    screen.type("y\r");
    await screen.waitFor("▌ pwd > where");
    await untilAsked(screen);
    expect(screen.lines().slice(-3, -1)).toEqual(["▌ pwd > where", "▌ in ~"]);
    screen.type("y\r");
    await screen.waitForPrompt();
    expect(await screen.run("cat where")).toBe(talk.home.path);
    expect(talk.server.problems).toEqual([]);
  });

  test.each([
    { name: "a command", wants: "CMD: touch made", words: "run? " },
    { name: "a job", wants: "CMD&: touch made", words: "start in the background? " },
  ])("$name is not run elsewhere once the directory it was asked for is gone", async (row) => {
    await using talk = await openConversation(
      [
        { text: `CMD: mkdir d && cd d\n${row.wants}` },
        { expects: ["[not run: the directory it was for is gone] touch made"], text: "Ah." },
      ],
      { config: untitled },
    );
    await using screen = new Screen(talk.home);
    await screen.waitForPrompt();
    screen.type("?go there\r");
    await untilAsked(screen);
    screen.type("y\r");
    await screen.waitFor("▌ touch made");
    await untilAsked(screen, row.words);
    rmdirSync(join(talk.home.path, "d"));
    screen.type("y\r");
    await screen.waitForPrompt();
    expect(existsSync(join(talk.home.path, "made"))).toBe(false);
    expect(talk.server.problems).toEqual([]);
  });
});

describe("a session that is resumed", () => {
  test("goes on with its model, directory, variables and running jobs", async () => {
    await using talk = await openConversation([{ again: true, text: "Well." }], {
      config: untitled,
    });
    const { home, server } = talk;
    await home.configure(`[models.other]\nendpoint = "${server.url}"\nmodel = "the-other"\n`);
    mkdirSync(join(home.path, "deep"));
    await using first = new Screen(home);
    await first.run(":model other");
    await first.run("?one");
    await first.run("cd deep");
    await first.run("export KEPT=yes");
    await first.run("while [ ! -e ../go ]; do sleep 0.02; done &");
    first.type(":quit\r");
    await first.ended();
    const [session] = home.query("select id from sessions");

    await using second = new Screen(home);
    await second.run("?two");
    await second.run(`:resume ${String(session?.["id"])}`);
    expect(second.text()).toContain("1 still running: :jobs lists them");
    await second.run("?three");
    expect(await second.run('echo "$PWD $KEPT"')).toBe(`${home.path}/deep yes`);
    second.type(":quit\r");
    await second.ended();

    await using third = new Screen(home, ["--resume", String(session?.["id"])]);
    await third.run("?four");
    expect(await third.run('echo "$PWD $KEPT"')).toBe(`${home.path}/deep yes`);
    await Bun.write(join(home.path, "go"), "");
    await third.waitFor("[bg:1 exited 0,");
    expect(server.requests.map(({ body }) => body.model === "the-other")).toEqual([
      true,
      false,
      true,
      true,
    ]);
    expect(server.problems).toEqual([]);
  });

  test("knows of each command who wanted it", async () => {
    await using talk = await openConversation([{ text: "CMD: ls -a" }, { text: "Done." }], {
      config: untitled,
      rules: ruleText("allow", "exact", "ls", "-a"),
    });
    await using first = new Screen(talk.home);
    await first.run("true mine");
    await first.run("?list");
    first.type(":quit\r");
    await first.ended();
    await using second = new Screen(talk.home, ["--resume", "last"]);
    await second.run("true mine again");
    expect(talk.home.query("select actor, command from history order by id")).toEqual([
      { actor: "user", command: "true mine" },
      { actor: "model", command: "ls -a" },
      { actor: "user", command: "true mine again" },
    ]);
  });
});
