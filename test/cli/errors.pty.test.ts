import { describe, expect, setDefaultTimeout, test } from "bun:test";
import { startModelServer } from "../model-server/model-server.ts";
import type { ScriptedReply } from "../model-server/script.ts";
import { tempHome } from "./aish.ts";
import { openConversation, textOf, times, type ConversationOptions } from "./conversation.ts";
import { Screen } from "./screen.ts";
import { until } from "./until.ts";

setDefaultTimeout(40_000);

const wide = { columns: 240 };

interface Failing {
  readonly name: string;
  readonly reply: ScriptedReply;
  /** So often it is asked before the person is told. */
  readonly tries?: number;
  readonly says: RegExp;
  readonly hint: RegExp;
}

const failing: readonly Failing[] = [
  {
    name: "401",
    reply: { status: 401, text: "Invalid API key" },
    says: /did not accept the key.*Invalid API key \[BROKER_AUTH\]$/,
    hint: /^ {2}set .* to a valid key/,
  },
  {
    name: "402",
    reply: { status: 402, text: "Insufficient credits" },
    says: /wants to be paid first: Insufficient credits \[BROKER_CREDIT\]$/,
    hint: /^ {2}add credit there/,
  },
  {
    name: "404",
    reply: { status: 404, text: "model not found" },
    says: /\[BROKER_MODEL_MISSING\]$/,
    hint: /^ {2}check model and endpoint of scripted/,
  },
  {
    name: "429 with a long Retry-After",
    reply: { status: 429, text: "slow down", retryAfter: 7200 },
    says: /takes no more requests just now: slow down \[BROKER_RATE_LIMIT\]$/,
    hint: /^ {2}ask again in 120 min/,
  },
  {
    name: "429 without a Retry-After",
    reply: { status: 429, text: "slow down" },
    tries: 3,
    says: /slow down \[BROKER_RATE_LIMIT\]$/,
    hint: /^ {2}ask again in a while/,
  },
  {
    name: "500",
    reply: { status: 500, text: "no room" },
    tries: 3,
    says: /failed \(500\): no room \[BROKER_SERVER\]$/,
    hint: /^ {2}look at the server's own log/,
  },
  {
    name: "a web page",
    reply: { as: "html" },
    says: /\[BROKER_BAD_REPLY\]$/,
    hint: /^ {2}check that the endpoint of scripted/,
  },
  {
    name: "an empty stream",
    reply: { as: "nothing" },
    says: /closed the connection without a reply \[BROKER_BAD_REPLY\]$/,
    hint: /^ {2}check that the endpoint/,
  },
];

describe("an answer that is no reply", () => {
  test.concurrent.each([...failing])(
    "$name takes one line and a hint, and :retry asks the question once more",
    async ({ reply, tries = 1, says, hint }) => {
      await using talk = await openConversation(
        [
          ...Array.from({ length: tries }, () => reply),
          { text: "Here it is." },
          { expects: ["what else"], text: "Nothing else." },
        ],
        { config: "conversation.titles = false" },
      );
      await using screen = new Screen(talk.home, [], wide);
      const said = await screen.run("?tell me of the sea");
      expect(said.split("\n")).toEqual([expect.stringMatching(says), expect.stringMatching(hint)]);
      expect(talk.home.query("select role, content, status from turns")).toEqual([
        { role: "user", content: "tell me of the sea", status: "complete" },
      ]);
      expect(talk.server.requests).toHaveLength(tries);

      expect(await screen.run(":retry")).toContain("? tell me of the sea\nHere it is.\n");
      expect(times(textOf(talk.server.requests.at(-1)), "tell me of the sea")).toBe(1);
      await screen.run("?what else");
      expect(times(textOf(talk.server.requests.at(-1)), "tell me of the sea")).toBe(1);
      expect(talk.server.problems).toEqual([]);
    },
  );
});

test("413 about the prompt: asked again with less, then one line and a hint", async () => {
  const tooLarge = { status: 413, text: "the prompt is too long" };
  await using talk = await openConversation([tooLarge, tooLarge]);
  await using screen = new Screen(talk.home, [], wide);
  const said = await screen.run("?tell me");
  expect(said.split("\n")).toEqual([
    expect.stringMatching(/^scripted takes \d+ tokens; asking again with less$/),
    expect.stringMatching(/the prompt is too long \[BROKER_OVERFLOW\]$/),
    expect.stringMatching(/^ {2}start afresh with :clear/),
  ]);
  expect(talk.server.requests).toHaveLength(2);
});

test("a bare 413 may be a proxy's: it is said, and the model keeps its context", async () => {
  const tooLarge = { status: 413, text: "Request Entity Too Large" };
  await using talk = await openConversation([tooLarge, { text: "Here I am." }]);
  await using screen = new Screen(talk.home, [], wide);
  expect(await screen.run("?tell me")).toMatch(/^.*Request Entity Too Large \[BROKER_OVERFLOW\]$/m);
  expect(await screen.run(":retry")).toContain("% of 8.2k");
});

test("a fallback answers instead, and that is said", async () => {
  await using talk = await openConversation(
    [{ status: 401, text: "Invalid API key" }, { text: "I stand in." }],
    { config: "conversation.titles = false", model: 'fallback = "other"' },
  );
  await talk.home.configure(
    `[models.other]\nendpoint = "${talk.server.url}"\nmodel = "the-other"\n`,
  );
  await using screen = new Screen(talk.home, [], wide);
  const said = await screen.run("?tell me");
  expect(said).toMatch(/^.* did not accept the key: .*; asking other instead\nI stand in\.\n/);
  expect(talk.server.requests[1]?.body.model).toBe("the-other");
  expect(talk.home.query("select model from turns where role = 'assistant'")).toEqual([
    { model: "other" },
  ]);
  expect(talk.server.problems).toEqual([]);
});

test("SIGTERM in the middle of a reply leaves what came of it, and no open socket", async () => {
  await using talk = await openConversation([{ text: "Some words and", stallAfter: 2 }]);
  await using screen = new Screen(talk.home);
  await screen.waitForPrompt();
  screen.type("?tell me\r");
  await screen.waitFor(/^Some/m);
  screen.kill("SIGTERM");
  expect(await screen.ended()).toBe(143);
  await until("the socket is closed", () => talk.server.closedByClient === 1);
  expect(talk.home.query("select content, status from turns where role = 'assistant'")).toEqual([
    { content: "Some ", status: "interrupted" },
  ]);
  expect(screen.flags).toEqual(screen.flagsBefore);
});

describe("a server that is not there", () => {
  test.concurrent.each([
    {
      name: "refuses",
      endpoint: "http://127.0.0.1:1",
      says: "aish: nothing answers at http://127.0.0.1:1/v1 [BROKER_UNREACHABLE]",
      hint: "  start the server (llama-server -m model.gguf --port 1), or choose another model with :model",
    },
    {
      name: "has no address",
      endpoint: "http://nowhere.invalid:81",
      says: expect.stringMatching(
        /^aish: cannot reach http:\/\/nowhere\.invalid:81\/v1.* \[BROKER_UNREACHABLE\]$/,
      ),
      hint: "  check the endpoint and the network, or choose another model with :model",
    },
  ])("$name: one line and a hint", async ({ endpoint, says, hint }) => {
    await using home = await tempHome();
    await home.configure(`[models.scripted]\nendpoint = "${endpoint}"\n`);
    await using screen = new Screen(home, [], wide);
    const said = await screen.run("?is anybody there");
    expect(said.split("\n")).toEqual([says, hint]);
    expect(home.query("select role, content from turns")).toEqual([
      { role: "user", content: "is anybody there" },
    ]);
  });

  test("the question can be asked again once there is a model", async () => {
    const gone = startModelServer({ script: [] });
    const { port } = gone;
    await gone.stop();
    await using home = await tempHome();
    const file = `${home.env["XDG_CONFIG_HOME"]}/aish/config.toml`;
    await Bun.write(file, `discovery.ports = [${port}]\n`);
    await using screen = new Screen(home, [], wide);
    expect(await screen.run("?is anybody there")).toContain("there is no model to ask");
    await using server = startModelServer({ script: [{ text: "I am here." }], port });
    expect(await screen.run(":retry")).toContain("? is anybody there\nI am here.\n");
    expect(times(textOf(server.requests[0]), "is anybody there")).toBe(1);
  });
});

describe("what is waited for", () => {
  test.concurrent.each([
    {
      name: "a short Retry-After",
      script: [{ status: 429, text: "slow down", retryAfter: 1 }, { text: "Here it is." }],
      options: {},
      says: /is busy, trying again in 1 s/,
    },
    {
      name: "a server that loads its model",
      script: [{ text: "Here it is." }],
      options: { loadingRequests: 6 },
      says: /the server is loading its model/,
    },
  ] satisfies {
    name: string;
    script: ScriptedReply[];
    options: ConversationOptions;
    says: RegExp;
  }[])("$name is said while it is waited for, and leaves nothing behind", async (row) => {
    await using talk = await openConversation(row.script, row.options);
    await using screen = new Screen(talk.home, [], wide);
    await screen.waitForPrompt();
    screen.type("?tell me\r");
    await screen.waitFor(row.says);
    await screen.waitForPrompt();
    expect(screen.text()).not.toMatch(row.says);
    expect(screen.text()).toContain("? ?tell me\nHere it is.\n");
    expect(talk.server.problems).toEqual([]);
  });
});

describe("a server that falls silent is left with Ctrl+C", () => {
  test.concurrent.each([
    { name: "before its headers", reply: { text: "never", stallAfter: 0 }, seen: "", kept: [] },
    {
      name: "before the first token",
      reply: { text: "never", stallAfter: "headers" },
      seen: "",
      kept: [],
    },
    {
      name: "while it reads the prompt",
      reply: { text: "never", stallAfter: 1 },
      seen: "",
      kept: [],
    },
    {
      name: "in its reasoning",
      reply: { reasoning: "I think of the", text: "never", stallAfter: 3 },
      seen: "┊ I think ",
      kept: [],
    },
    {
      name: "after the first token",
      reply: { text: "Some words and", stallAfter: 2 },
      seen: "Some ",
      kept: [{ content: "Some ", status: "interrupted" }],
    },
  ] satisfies { name: string; reply: ScriptedReply; seen: string; kept: object[] }[])(
    "$name",
    async ({ reply, seen, kept }) => {
      await using talk = await openConversation([reply, { text: "Now I speak." }]);
      await using screen = new Screen(talk.home);
      await screen.waitForPrompt();
      screen.type("?tell me of it\r");
      await screen.waitFor(() => talk.server.requests.length === 1);
      if (seen !== "") await screen.waitFor(seen.trimEnd());
      screen.type("\x03");
      await screen.waitForPrompt();
      expect(screen.lines().at(-2)).toBe("interrupted");
      await until("the socket is closed", () => talk.server.closedByClient === 1);
      expect(talk.home.query("select content, status from turns where role = 'assistant'")).toEqual(
        kept,
      );
      expect(await screen.run(":retry")).toContain("Now I speak.");
      if (kept.length === 0) {
        expect(times(textOf(talk.server.requests[1]), "tell me of it")).toBe(1);
      }
      expect(talk.server.problems).toEqual([]);
    },
  );
});
