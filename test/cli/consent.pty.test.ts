import { describe, expect, setDefaultTimeout, test } from "bun:test";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { ScriptedReply } from "../model-server/script.ts";
import { aish } from "./aish.ts";
import { openConversation, ruleText, rulesFile, textOf, untilAsked } from "./conversation.ts";
import { Screen } from "./screen.ts";
import { until } from "./until.ts";

setDefaultTimeout(40_000);

/** What the model says to the end of any command. */
const after: readonly ScriptedReply[] = [
  { when: "run by you", again: true, text: "Done." },
  { when: "[not run", again: true, text: "As you wish." },
];

const config = "conversation.titles = false";

/** Answers the question that stands there, and waits for the next prompt. */
async function answer(screen: Screen, line: string): Promise<void> {
  await untilAsked(screen);
  screen.type(`${line}\r`);
  await screen.waitForPrompt();
}

const wants = (when: string, command: string): ScriptedReply => ({
  when,
  text: `CMD: ${command}`,
});

describe("always", () => {
  test.concurrent.each([
    { match: "exact", scope: "session", which: "1", howLong: "s", from: "this session" },
    { match: "prefix", scope: "session", which: "2", howLong: "s", from: "this session" },
    { match: "exact", scope: "for good", which: "1", howLong: "g", from: "for good" },
    { match: "prefix", scope: "for good", which: "2", howLong: "g", from: "for good" },
  ])("$match, $scope", async ({ match, scope, which, howLong, from }) => {
    await using talk = await openConversation(
      [
        ...after,
        wants("one", "ls -a"),
        wants("two", "ls -a"),
        wants("three", "ls -1"),
        wants("four", "ls -a"),
        wants("five", "ls -a"),
        wants("six", "ls -a"),
        wants("seven", "ls -a"),
      ],
      { config },
    );
    const { home } = talk;
    const ran = (): number => home.query("select id from history where actor = 'model'").length;
    const words = match === "exact" ? "ls -a" : "ls …";

    await using first = new Screen(home);
    await first.waitForPrompt();
    first.type("?one\r");
    await untilAsked(first);
    first.type("a\r");
    await untilAsked(first, "always which? ");
    expect(first.lines().slice(-3, -1)).toEqual([
      "  1 exactly: ls -a",
      "  2 whatever begins with: ls",
    ]);
    first.type(`${which}\r`);
    await untilAsked(first, "for how long? ");
    first.type(`${howLong}\r`);
    await first.waitForPrompt();
    expect(await first.run("?two")).toContain(`▌ ls -a\n  allowed by your rule: ${words}\n`);
    expect(ran()).toBe(2);
    expect(await first.run(":rules")).toMatch(
      new RegExp(`^1 +allow +${match} +${from} +${words}$`),
    );
    if (match === "prefix") await first.run("?three");
    else {
      first.type("?three\r");
      await answer(first, "n");
    }
    expect(ran()).toBe(match === "prefix" ? 3 : 2);
    first.type(":quit\r");
    await first.ended();
    const [session] = home.query("select id from sessions");

    // Another session, and a question without a terminal.
    const before = ran();
    await using second = new Screen(home);
    await second.waitForPrompt();
    if (scope === "for good") await second.run("?four");
    else {
      second.type("?four\r");
      await answer(second, "n");
    }
    second.type(":quit\r");
    await second.ended();
    const once = await aish(home, ["-p", "five"]);
    expect(once.stdout).toBe(scope === "for good" ? "Done.\n" : "As you wish.\n");
    expect(ran()).toBe(scope === "for good" ? before + 2 : before);

    await using third = new Screen(home, ["--resume", String(session?.["id"])]);
    expect(await third.run("?six")).toContain(`  allowed by your rule: ${words}\n`);
    await third.run(":rules remove 1");
    expect(await third.run(":rules")).toBe("no rules: everything is asked");
    third.type("?seven\r");
    await answer(third, "n");
    expect(talk.server.problems).toEqual([]);
  });

  test("is not offered for a line of more than words, and any other word is no duration", async () => {
    await using talk = await openConversation(
      [...after, { when: "one", text: "CMD: ls | cat" }, { when: "two", text: "CMD: ls -a" }],
      { config },
    );
    await using screen = new Screen(talk.home);
    await screen.waitForPrompt();
    screen.type("?one\r");
    await untilAsked(screen);
    expect(screen.beforeCursor).not.toContain("always");
    screen.type("a\r");
    await screen.waitFor("only a line of plain words can be allowed once and for all");
    await answer(screen, "n");
    for (const word of ["", "constructor", "forever"]) {
      if (word === "") screen.type("?two\r");
      await untilAsked(screen);
      screen.type("a\r");
      await untilAsked(screen, "always which? ");
      screen.type("1\r");
      await untilAsked(screen, "for how long? ");
      screen.type(`${word}\r`);
    }
    await answer(screen, "n");
    expect(talk.home.query("select id from history")).toEqual([]);
    expect(existsSync(rulesFile(talk.home))).toBe(false);
  });
});

describe("rules for good in rules.toml", () => {
  test("one that denies is not asked about, and the model is told its reason", async () => {
    await using talk = await openConversation(
      [
        { text: "CMD: /usr/bin/touch made" },
        {
          expects: ["[not run: nothing is to be made here] /usr/bin/touch made"],
          text: "So be it.",
        },
      ],
      {
        config,
        rules: `${ruleText("deny", "prefix", "touch")}reason = "nothing is to be made here"\n`,
      },
    );
    await using screen = new Screen(talk.home);
    expect(await screen.run("?make it")).toContain("[not run: nothing is to be made here]");
    expect(existsSync(join(talk.home.path, "made"))).toBe(false);
    expect(talk.server.problems).toEqual([]);
  });

  test("a file that is broken allows nothing, and that is said where it is asked", async () => {
    await using talk = await openConversation(
      [...after, { when: "list", again: true, text: "CMD: ls -a" }],
      { config, rules: ruleText("allow", "exact", "ls", "-a") },
    );
    await using screen = new Screen(talk.home, [], { columns: 200 });
    await screen.run("?list");
    await Bun.write(rulesFile(talk.home), `${ruleText("allow", "exact", "ls", "-a")}[[rule]\n`);
    await screen.waitForPrompt();
    screen.type("?list\r");
    await untilAsked(screen);
    expect(screen.lines().join("\n")).toMatch(
      /rules\.toml.*; until it is corrected everything is asked\n▌ ls -a\n▌ in ~\nrun\? /,
    );
    await answer(screen, "n");
    const once = await aish(talk.home, ["-p", "list"]);
    expect(once.stdout).toBe("As you wish.\n");
    expect(once.stderr).toContain("until it is corrected everything is asked");
    expect(talk.home.query("select id from history")).toHaveLength(1);
  });

  test("what asks about everything because of a broken file is no rule to remove", async () => {
    await using talk = await openConversation([], { rules: "[[rule]]\neffect = 'deny'\n" });
    await using screen = new Screen(talk.home, [], { columns: 200 });
    expect(await screen.run(":rules")).toContain("rules.toml cannot be read as it stands");
    expect(await screen.run(":rules remove 1")).toMatch(/^aish: .*\[\w+\]\n {2}\w/);
  });
});

describe("a dangerous command", () => {
  test("runs after the whole word and nothing else, and no rule can be made for it", async () => {
    await using talk = await openConversation([{ text: "CMD: cp note .profile" }, ...after], {
      config,
      rules: ruleText("allow", "exact", "cp", "note", ".profile"),
    });
    await Bun.write(join(talk.home.path, "note"), "");
    await using screen = new Screen(talk.home);
    await screen.waitForPrompt();
    screen.type("?make me a profile\r");
    await untilAsked(screen);
    expect(screen.text()).toContain("▌ danger: ");
    expect(screen.beforeCursor).not.toContain("always");
    for (const word of ["y", "Y", "yes but not that one", "a"]) {
      const { row } = screen.cursor;
      screen.type(`${word}\r`);
      await screen.waitFor(() => screen.cursor.row > row);
      await untilAsked(screen);
    }
    expect(screen.text()).toContain("it is dangerous, so write the whole word: yes");
    expect(screen.text()).toContain("this is not allowed once and for all");
    expect(existsSync(join(talk.home.path, ".profile"))).toBe(false);
    await answer(screen, "yes");
    expect(existsSync(join(talk.home.path, ".profile"))).toBe(true);
    expect(talk.server.problems).toEqual([]);
  });
});

test("yes with more words is no answer: they may say what not to do", async () => {
  await using talk = await openConversation([{ text: "CMD: touch made" }, ...after], { config });
  await using screen = new Screen(talk.home);
  await screen.waitForPrompt();
  screen.type("?make it\r");
  await untilAsked(screen);
  const { row } = screen.cursor;
  screen.type("y but in another directory\r");
  await screen.waitFor(() => screen.cursor.row > row);
  await untilAsked(screen);
  expect(existsSync(join(talk.home.path, "made"))).toBe(false);
  await answer(screen, "y");
  expect(existsSync(join(talk.home.path, "made"))).toBe(true);
});

test("stop runs neither this nor the next, and the model is not asked again", async () => {
  await using talk = await openConversation([{ text: "CMD: touch a\nCMD: touch b" }], { config });
  await using screen = new Screen(talk.home);
  await screen.waitForPrompt();
  screen.type("?make them\r");
  await answer(screen, "s");
  expect(talk.home.query("select content from turns where role = 'note'")).toEqual([
    { content: "[not run: the person stopped here] touch a" },
    { content: "[not run: the one before was not run] touch b" },
  ]);
  expect(talk.server.requests).toHaveLength(1);
});

describe("the end of a job that the model wants", () => {
  test.each([
    { answered: "y", status: "killed", says: "Done." },
    { answered: "n", status: "running", says: "As you wish." },
  ])("after $answered it is $status", async ({ answered, status, says }) => {
    await using talk = await openConversation(
      [
        { when: "[not run", text: "As you wish." },
        { when: "end it", text: "CMD: :bg-kill 1" },
        { text: "Done." },
      ],
      { config },
    );
    await using screen = new Screen(talk.home);
    await screen.run("sleep 60 &");
    screen.type("?end it\r");
    await untilAsked(screen, "end the job? ");
    expect(screen.beforeCursor).toBe("end the job? [y yes, n [why] no, s stop] ");
    screen.type(`${answered}\r`);
    await screen.waitFor(says);
    await screen.waitForPrompt();
    expect(talk.home.query("select status from jobs")).toEqual([{ status }]);
    expect(talk.server.problems).toEqual([]);
  });
});

test("a terminal that goes away agrees to nothing", async () => {
  await using talk = await openConversation([{ text: "CMD: touch made" }], { config });
  await using screen = new Screen(talk.home);
  await screen.waitForPrompt();
  screen.type("?make it\r");
  await untilAsked(screen);
  screen.closeTerminal();
  expect(await screen.ended()).toBe(129);
  expect(existsSync(join(talk.home.path, "made"))).toBe(false);
  expect(talk.home.query("select id from history")).toEqual([]);
});

describe("x", () => {
  test("says what the rules and the model say, grants nothing, and asks again", async () => {
    await using talk = await openConversation([{ text: "CMD: touch made" }, ...after], {
      config,
      explanation: "It makes an empty file.\nCMD: touch owned",
    });
    await using screen = new Screen(talk.home);
    await screen.waitForPrompt();
    screen.type("?make it\r");
    await untilAsked(screen);
    screen.type("x\r");
    await screen.waitFor("It makes an empty file.");
    await untilAsked(screen);
    expect(screen.text().match(/▌ touch made/g)).toHaveLength(2);
    expect(existsSync(join(talk.home.path, "made"))).toBe(false);
    await answer(screen, "y");
    expect(existsSync(join(talk.home.path, "made"))).toBe(true);
    expect(existsSync(join(talk.home.path, "owned"))).toBe(false);
    expect(talk.server.asides.map(({ kind }) => kind)).toEqual(["explanation"]);
    expect(textOf(talk.server.requests[1])).not.toContain("It makes an empty file.");
    expect(talk.server.problems).toEqual([]);
  });

  test.each([
    { name: "before the first word", stallAfter: 0 },
    { name: "in the middle of it", stallAfter: 3 },
  ])("Ctrl+C $name ends the turn without another question", async ({ stallAfter }) => {
    await using talk = await openConversation([{ text: "CMD: touch made" }], {
      config,
      explanation: { text: "It makes a file.", stallAfter },
    });
    await using screen = new Screen(talk.home);
    await screen.waitForPrompt();
    screen.type("?make it\r");
    await untilAsked(screen);
    screen.type("x\r");
    await screen.waitFor(() => talk.server.asides.length === 1);
    await screen.waitFor("scripted");
    screen.type("\x03");
    await screen.waitForPrompt();
    expect(screen.text().match(/run\? /g)).toHaveLength(1);
    expect(screen.lines().at(-2)).toBe("interrupted");
    await until("the socket is closed", () => talk.server.closedByClient === 1);
    expect(talk.home.query("select content, status from turns where role = 'note'")).toEqual([
      { content: "[not run: the person interrupted] touch made", status: "interrupted" },
    ]);
  });
});

describe("at each of the further questions", () => {
  const ways = [
    { name: "edit", keys: ["e\r"], words: "edit: ls -a" },
    { name: "always which", keys: ["a\r"], words: "always which? " },
    { name: "for how long", keys: ["a\r", "1\r"], words: "for how long? " },
  ];

  test.concurrent.each([
    ...ways.map((way) => ({ ...way, key: "\x03", keyName: "Ctrl+C" })),
    ...ways.map((way) => ({ ...way, key: "\x04", keyName: "Ctrl+D" })),
  ])("$name: $keyName runs nothing and allows nothing", async ({ keys, words, key }) => {
    await using talk = await openConversation([{ text: "CMD: ls -a" }, ...after], { config });
    await using screen = new Screen(talk.home);
    await screen.waitForPrompt();
    screen.type("?list\r");
    await untilAsked(screen);
    for (const [at, each] of keys.entries()) {
      if (at > 0) await untilAsked(screen, "always which? ");
      screen.type(each);
    }
    await screen.waitFor(() => screen.beforeCursor.startsWith(words));
    if (key === "\x04") {
      // A line that holds something does not end.
      screen.type("\x15\x04");
      await answer(screen, "n");
      expect(screen.text()).toContain("As you wish.");
    } else {
      screen.type(key);
      await screen.waitForPrompt();
      expect(screen.lines().at(-2)).toBe("interrupted");
      expect(talk.server.requests).toHaveLength(1);
    }
    expect(talk.home.query("select id from history")).toEqual([]);
    expect(await screen.run(":rules")).toBe("no rules: everything is asked");
  });
});

test("what is typed while a model's command runs waits for the prompt and answers no question", async () => {
  await using talk = await openConversation(
    [{ text: "CMD: while [ ! -e go ]; do sleep 0.02; done\nCMD: touch made" }, ...after],
    { config },
  );
  await using screen = new Screen(talk.home);
  await screen.waitForPrompt();
  screen.type("?do both\r");
  await untilAsked(screen);
  screen.type("y\r");
  await screen.waitFor(() => talk.home.query("select id from history").length === 1);
  screen.type("y\recho typed");
  await Bun.write(join(talk.home.path, "go"), "");
  await screen.waitFor("▌ touch made");
  await untilAsked(screen);
  expect(existsSync(join(talk.home.path, "made"))).toBe(false);
  screen.type("n\r");
  await screen.waitFor(() => screen.beforeCursor.endsWith("❯ echo typed"));
  expect(screen.text()).toContain("y: command not found");
  expect(existsSync(join(talk.home.path, "made"))).toBe(false);
  expect(talk.server.problems).toEqual([]);
});
