import { describe, expect, test } from "bun:test";
import { startModelServer } from "../../../test/model-server/model-server.ts";
import { createReplyParser } from "./reply.ts";
import { openModel } from "./open-model.ts";
import { delta, serveAnswers, sse } from "./testing/answering-server.ts";
import { hear, hearFrom, hello } from "./testing/hear.ts";

const tools = { tools: true };
const calls = (...tool_calls: readonly object[]): object => delta({ tool_calls });
const run = (command: string, background = false): object => ({ kind: "run", command, background });
const say = (text: string): object => ({ kind: "say", text });
const given = (command: string): string => JSON.stringify({ command });
const fn = (args: unknown, name?: string): object => ({
  function: { ...(name === undefined ? {} : { name }), arguments: args },
});

describe("a native call is a step, however it is streamed", () => {
  test.each<[string, readonly object[], readonly object[]]>([
    [
      "in pieces by index",
      [
        calls({ index: 0, id: "a", type: "function", ...fn("", "run") }),
        calls({ index: 0, ...fn('{"comm') }),
        calls({ index: 0, ...fn('and":"ls -la"}') }),
      ],
      [run("ls -la")],
    ],
    ["whole in one chunk", [calls({ index: 0, id: "a", ...fn(given("ls"), "run") })], [run("ls")]],
    [
      "two whole ones in one chunk",
      [
        calls(
          { index: 0, id: "a", ...fn(given("a"), "run") },
          { index: 1, id: "b", ...fn(given("b"), "run") },
        ),
      ],
      [run("a"), run("b")],
    ],
    [
      "pieces of two, mixed",
      [
        calls({ index: 0, id: "a", ...fn("", "run") }, { index: 1, id: "b", ...fn("", "run") }),
        calls({ index: 1, ...fn('{"command":') }),
        calls({ index: 0, ...fn(given("a")) }),
        calls({ index: 1, ...fn('"b"}') }),
      ],
      [run("a"), run("b")],
    ],
    [
      "all with index 0 and ids",
      [
        calls({ index: 0, id: "a", ...fn(given("a"), "run") }),
        calls({ index: 0, id: "b", ...fn(given("b"), "run") }),
      ],
      [run("a"), run("b")],
    ],
    [
      "all with index 0 and no id",
      [
        calls({ index: 0, ...fn(given("a"), "run") }),
        calls({ index: 0, ...fn(given("b"), "run") }),
      ],
      [run("a"), run("b")],
    ],
    [
      "without index",
      [
        calls({ id: "a", ...fn('{"command":', "run") }),
        calls(fn('"a"}')),
        calls({ id: "b", ...fn(given("b"), "run") }),
      ],
      [run("a"), run("b")],
    ],
    [
      "with the name and id in every piece",
      [
        calls({ index: 0, id: "a", ...fn('{"command":', "run") }),
        calls({ index: 0, id: "a", ...fn('"a"}', "run") }),
      ],
      [run("a")],
    ],
    [
      "with arguments as an object",
      [calls({ index: 0, id: "a", ...fn({ command: "a", background: true }, "run") })],
      [run("a", true)],
    ],
    [
      "with arguments encoded twice",
      [calls({ index: 0, ...fn(JSON.stringify(given("a")), "run") })],
      [run("a")],
    ],
    [
      "the same command twice",
      [
        calls(
          { index: 0, id: "a", ...fn(given("a"), "run") },
          { index: 1, id: "b", ...fn(given("a"), "run") },
        ),
      ],
      [run("a"), run("a")],
    ],
    [
      "behind what is said",
      [delta({ content: "I look." }), calls({ index: 0, ...fn(given("a"), "run") })],
      [say("I look."), run("a")],
    ],
    [
      "beside a marker",
      [delta({ content: "CMD: a\n" }), calls({ index: 0, ...fn(given("b"), "run") })],
      [run("a"), run("b")],
    ],
    [
      "in a whole message",
      [
        {
          choices: [
            { message: { content: null, tool_calls: [{ id: "a", ...fn(given("a"), "run") }] } },
          ],
        },
      ],
      [run("a")],
    ],
  ])("%s", async (_, frames, steps) => {
    await using server = serveAnswers(sse(...frames, delta({}, "tool_calls"), "[DONE]"));
    const heard = await hearFrom(server.url, tools);
    expect([...heard.steps] as object[]).toEqual([...steps]);
    expect(heard.end.complete).toBe(true);
    const parser = createReplyParser();
    const again = [...parser.push(heard.end.text), ...parser.end()];
    expect(again as object[]).toEqual([...steps]);
  });
});

describe("what is no whole call is said, and does not run", () => {
  test.each([
    ["broken JSON", fn('{"command":"rm -rf /tm', "run"), "its arguments are no JSON"],
    ["no arguments", fn("", "run"), "its arguments are no JSON"],
    ["no command", fn('{"cmd":"ls"}', "run"), "it names no command"],
    ["a command that is no text", fn('{"command":["ls"]}', "run"), "it names no command"],
    ["another tool", fn(given("ls"), "bash"), 'there is no tool called "bash"'],
  ])("%s", async (_, call, why) => {
    await using server = serveAnswers(sse(calls({ index: 0, ...call }), delta({}, "tool_calls")));
    const { steps, end } = await hearFrom(server.url, tools);
    expect(steps as object[]).toEqual([say(`[a tool call could not be read: ${why}]`)]);
    expect(end.text).toBe(`[a tool call could not be read: ${why}]`);
  });

  test("nor does a call of a stream that broke off in it", async () => {
    await using server = serveAnswers(
      sse(calls({ index: 0, ...fn('{"command":"rm -rf /tm', "run") })),
    );
    const { steps, end } = await hearFrom(server.url, tools);
    expect(steps.filter(({ kind }) => kind === "run")).toEqual([]);
    expect(end).toMatchObject({ complete: false, failure: { code: "BROKER_INCOMPLETE" } });
  });
});

describe("the text of a reply stands for its calls", () => {
  test.each([
    ["a line", "ls -la", "CMD: ls -la"],
    ["lines", "cd x\nmake", "CMD:\n```\ncd x\nmake\n```"],
    ["a here-document", "cat <<E\na\nE", "CMD: cat <<E\na\nE"],
  ])("%s", async (_, command, text) => {
    const call = calls({ index: 0, ...fn(given(command), "run") });
    await using server = serveAnswers(sse(delta({ content: "So." }), call, delta({}, "stop")));
    expect((await hearFrom(server.url, tools)).end.text).toBe(`So.\n${text}`);
  });

  test("also after a fence that nothing closed", async () => {
    const call = calls({ index: 0, ...fn(given("ls"), "run") });
    await using server = serveAnswers(
      sse(delta({ content: "```sh\nmake" }), call, delta({}, "stop")),
    );
    expect((await hearFrom(server.url, tools)).end.text).toBe("```sh\nmake\n```\nCMD: ls");
  });

  test("a call that was printed too runs once", async () => {
    const printed = delta({
      content: `<tool_call>{"name":"run","arguments":${given("ls")}}</tool_call>`,
    });
    const call = calls({ index: 0, ...fn(given("ls"), "run") });
    await using server = serveAnswers(sse(printed, call, delta({}, "stop")));
    const { steps, end } = await hearFrom(server.url, tools);
    expect(steps as object[]).toEqual([run("ls")]);
    expect(end.text).toBe("CMD: ls");
  });
});

test.each(["llama.cpp", "ollama", "vllm", "lm-studio", "openrouter"] as const)(
  "a conversation with calls, as %s has it",
  async (dialect) => {
    await using server = startModelServer({
      dialect,
      script: [
        {
          text: "I look.",
          calls: [{ command: "echo 'a b'" }, { command: "make", background: true }],
        },
        { text: "It is so.", expects: ["r1", "r2"] },
      ],
    });
    const model = openModel({
      name: "fast",
      endpoint: server.url,
      model: "scripted.gguf",
      tools: true,
    });
    const first = await hear(model);
    expect(first.steps as object[]).toEqual([say("I look."), run("echo 'a b'"), run("make", true)]);
    expect(first.end.text).toBe("I look.\nCMD: echo 'a b'\nCMD&: make");
    const second = await hear(model, [
      ...hello,
      { role: "assistant", content: first.end.text },
      { role: "result", content: "r1" },
      { role: "result", content: "r2" },
    ]);
    expect(second.end.text).toBe("It is so.");
    expect(server.problems).toEqual([]);
  },
);

test("a model that is not offered tools calls none", async () => {
  const call = calls({ index: 0, ...fn(given("ls"), "run") });
  await using server = serveAnswers(sse(call, delta({}, "tool_calls")));
  const { steps } = await hearFrom(server.url);
  expect(steps).toEqual([]);
  expect(server.requests[0]?.body["tools"]).toBeUndefined();
});
