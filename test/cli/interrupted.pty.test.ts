import { describe, expect, setDefaultTimeout, test } from "bun:test";
import { openConversation, textOf, untilAsked } from "./conversation.ts";
import { Screen } from "./screen.ts";

setDefaultTimeout(40_000);

describe("after kill -9", () => {
  test("in the middle of a reply, --resume shows what had arrived, as interrupted", async () => {
    await using talk = await openConversation([
      { text: "The first half is here, the second will never", piece: 4, stallAfter: 8 },
      { text: "Here is all of it.", expects: ["tell me all"] },
    ]);
    await using first = new Screen(talk.home);
    await first.waitForPrompt();
    first.type("?tell me all\r");
    await first.waitFor("The first half is here");
    await first.waitFor(() => {
      const [row] = talk.home.query("select content from turns where role = 'assistant'");
      return String(row?.["content"]).startsWith("The first half is here");
    });
    first.kill("SIGKILL");
    await first.ended();
    expect(talk.home.query("select role, status from turns order by id")).toEqual([
      { role: "user", status: "complete" },
      { role: "assistant", status: "interrupted" },
    ]);

    await using second = new Screen(talk.home, ["--resume", "last"]);
    await second.waitForPrompt();
    const greeting = second.text();
    expect(greeting).toContain("you tell me all");
    expect(greeting).toContain("The first half is here");
    expect(greeting).toContain("it was interrupted here; :retry asks again");
    second.type(":retry\r");
    await second.waitFor("Here is all of it.");
    await second.waitForPrompt();
    expect(talk.server.problems).toEqual([]);
    const sent = talk.server.requests[1]?.messages.map(({ content }) => content).join("\n");
    expect(sent).toContain("[this was cut off]");
  });

  test("in the middle of a command, it is told as interrupted, once, with its output", async () => {
    await using talk = await openConversation([
      { text: "CMD: echo begun-$((40+2)); sleep 30" },
      { text: "It was cut.", expects: ["and now", "begun-42"] },
    ]);
    await using first = new Screen(talk.home);
    await first.waitForPrompt();
    first.type("?run it\r");
    await first.waitFor(() => first.beforeCursor.startsWith("run? "));
    first.type("y\r");
    await first.waitFor("\nbegun-42");
    first.kill("SIGKILL");
    await first.ended();

    await using second = new Screen(talk.home, ["--resume", "last"]);
    await second.waitForPrompt();
    expect(second.text()).toContain("interrupted: echo begun-$((40+2)); sleep 30");
    expect(talk.home.query("select actor, exit_code, signal from history")).toEqual([
      { actor: "model", exit_code: null, signal: null },
    ]);
    second.type("?and now\r");
    await second.waitFor("It was cut.");
    await second.waitForPrompt();
    const sent = talk.server.requests[1]?.messages.map(({ content }) => content).join("\n") ?? "";
    expect(sent).toMatch(/command 1 run by you: interrupted, nobody saw how it ended/);
    second.type(":quit\r");
    await second.ended();

    await using third = new Screen(talk.home, ["--resume", "last"]);
    await third.waitForPrompt();
    expect(third.text()).not.toContain("interrupted: echo");
    expect(talk.server.problems).toEqual([]);
  });

  test("at the question, the command is told as never run", async () => {
    await using talk = await openConversation([
      { text: "I would like to.\nCMD: touch made" },
      { text: "I see.", expects: ["and now"] },
    ]);
    await using first = new Screen(talk.home);
    await first.waitForPrompt();
    first.type("?make it\r");
    await first.waitFor(() => first.beforeCursor.startsWith("run? "));
    first.kill("SIGKILL");
    await first.ended();

    await using second = new Screen(talk.home, ["--resume", "last"]);
    await second.waitForPrompt();
    expect(second.text()).toContain("▌ touch made\nit was interrupted here; :retry asks again");
    second.type("?and now\r");
    await second.waitFor("I see.");
    await second.waitForPrompt();
    const sent = talk.server.requests[1]?.messages.map(({ content }) => content).join("\n");
    expect(sent).toContain("[not run: aish ended before it] touch made");
    expect(talk.home.query("select command from history")).toEqual([]);
    expect(talk.server.problems).toEqual([]);
  });

  test("a command that only stands in a fence of the answer is told as nothing", async () => {
    await using talk = await openConversation([
      { text: "Do not do this:\n```\nCMD: rm -rf old\n```\nIt is gone for good then." },
    ]);
    await using first = new Screen(talk.home);
    await first.run("?how do I");
    first.kill("SIGKILL");
    await first.ended();
    await using second = new Screen(talk.home, ["--resume", "last"]);
    await second.waitForPrompt();
    expect(second.text()).toContain("It is gone for good then.");
    expect(second.text()).not.toContain("interrupted here");
    expect(talk.home.query("select role from turns order by id")).toEqual([
      { role: "user" },
      { role: "assistant" },
    ]);
  });

  test("at the second question, only the second command is told as never run", async () => {
    await using talk = await openConversation([{ text: "CMD: touch one\nCMD: touch two" }]);
    await using first = new Screen(talk.home);
    await first.waitForPrompt();
    first.type("?make both\r");
    await untilAsked(first);
    first.type("y\r");
    await first.waitFor("▌ touch two");
    await untilAsked(first);
    first.kill("SIGKILL");
    await first.ended();
    const resumed = async (): Promise<void> => {
      await using next = new Screen(talk.home, ["--resume", "last"]);
      await next.waitForPrompt();
      expect(next.text()).toContain("it was interrupted here; :retry asks again");
      expect(talk.home.query("select content from turns where role = 'note'")).toEqual([
        { content: "[not run: aish ended before it] touch two" },
      ]);
      next.type(":quit\r");
      await next.ended();
    };
    await resumed();
    await resumed(); // and not told twice
  });

  test("in a command of the person's, the answer before it is not called interrupted", async () => {
    await using talk = await openConversation([{ text: "It is blue." }]);
    await using first = new Screen(talk.home);
    await first.run("?what colour");
    first.type("echo begun-$((40+2)); sleep 30\r");
    await first.waitFor("\nbegun-42");
    first.kill("SIGKILL");
    await first.ended();
    await using second = new Screen(talk.home, ["--resume", "last"]);
    await second.waitForPrompt();
    expect(second.text()).toContain("interrupted: echo begun");
    expect(second.text()).toContain("It is blue.");
    expect(second.text()).not.toContain("interrupted here");
  });

  test("a command that another terminal runs in the same session is not taken for lost", async () => {
    await using talk = await openConversation([]);
    await using first = new Screen(talk.home);
    await first.waitForPrompt();
    first.type("while [ ! -e go ]; do sleep 0.02; done\r");
    await first.waitFor(() => talk.home.query("select id from history").length === 1);
    await using second = new Screen(talk.home, ["--resume", "last"]);
    await second.waitForPrompt();
    expect(second.text()).not.toContain("interrupted:");
    await Bun.write(`${talk.home.path}/go`, "");
    await first.waitForPrompt();
    expect(talk.home.query("select exit_code from history")).toEqual([{ exit_code: 0 }]);
  });
});

test("a stream without an end is incomplete, kept, marked and offered again", async () => {
  await using talk = await openConversation([
    { text: "The answer is", endAfter: 3 },
    { text: "The answer is forty-two.", expects: ["what is it"] },
  ]);
  await using screen = new Screen(talk.home);
  await screen.waitForPrompt();
  screen.type("?what is it\r");
  await screen.waitFor("; :retry asks again");
  await screen.waitForPrompt();
  expect(talk.home.query("select status from turns where role = 'assistant'")).toEqual([
    { status: "incomplete" },
  ]);
  screen.type(":retry\r");
  await screen.waitFor("forty-two");
  await screen.waitForPrompt();
  expect(talk.server.problems).toEqual([]);
});

test("a command of the model's that was parked is told as that, and its end once it is there", async () => {
  await using talk = await openConversation([
    { text: "CMD: echo up; while [ ! -e go ]; do sleep 0.02; done; echo over" },
    { text: "As you wish." },
    { text: "So it ended." },
  ]);
  await using screen = new Screen(talk.home);
  await screen.waitForPrompt();
  screen.type("?do it\r");
  await untilAsked(screen);
  screen.type("y\r");
  await screen.waitFor(/^up$/m);
  screen.type("\x1a");
  await screen.waitFor("As you wish.");
  await screen.waitForPrompt();
  expect(textOf(talk.server.requests[1])).toMatch(
    /the person stopped it with Ctrl\+Z; it is parked after \S+ and has not ended\]/,
  );
  await Bun.write(`${talk.home.path}/go`, "");
  await screen.run(":fg");
  await screen.run("?and now");
  expect(textOf(talk.server.requests[2])).toMatch(
    /\[command 1 run by you: exit 0, [^\]]*\] echo up;[^\n]*\n<<<output \w+\nup\n[^<]*over\n/,
  );
  expect(talk.server.problems).toEqual([]);
});
