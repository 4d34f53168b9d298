import { describe, expect, setDefaultTimeout, test } from "bun:test";
import { openConversation } from "./conversation.ts";
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
