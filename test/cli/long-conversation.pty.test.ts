import { expect, setDefaultTimeout, test } from "bun:test";
import type { ScriptedReply } from "../model-server/script.ts";
import {
  openConversation,
  ruleText,
  textOf,
  times,
  type Conversation,
  type ConversationOptions,
} from "./conversation.ts";
import { Screen } from "./screen.ts";
import { until } from "./until.ts";

setDefaultTimeout(60_000);

const questions = 30;
const goal = "the goal is to count all the sheep";

/** Each third question is answered by a look at something long. */
function scriptOf(tools: boolean): readonly ScriptedReply[] {
  const script: ScriptedReply[] = [{ when: "one more thing", text: "We counted sheep." }];
  for (let at = 1; at <= questions; at += 1) {
    const says = `Answer ${at}: ${"the sheep are many and they graze on the hill. ".repeat(6)}`;
    if (at % 3 !== 0) script.push({ when: `question ${at}:`, text: says, piece: 40 });
    else {
      const command = `seq ${at} 600`;
      const call = tools ? { calls: [{ command }] } : { text: `I look.\nCMD: ${command}` };
      script.push({ when: `question ${at}:`, ...call });
      script.push({ when: `] seq ${at} 600`, expects: ["\n600\n"], text: says, piece: 40 });
    }
  }
  return script;
}

const question = (at: number): string =>
  at === 1 ? `question 1: ${goal}` : `question ${at}: and how many on hill ${at}`;

test.concurrent.each([
  { name: "llama.cpp with markers", tools: false, options: { dialect: "llama.cpp" } },
  {
    name: "openai with tools",
    tools: true,
    options: { dialect: "openai", model: "tools = true\ncontext = 4096" },
  },
  { name: "ollama with tools", tools: true, options: { dialect: "ollama", model: "tools = true" } },
] satisfies { name: string; tools: boolean; options: ConversationOptions }[])(
  "30 questions in a context of 4096, $name",
  async ({ tools, options }) => {
    await using talk = await openConversation(scriptOf(tools), {
      config: "conversation.titles = false",
      context: 4096,
      rules: ruleText("allow", "prefix", "seq"),
      ...options,
    });
    const { home, server } = talk;
    await using screen = new Screen(home, [], { columns: 120 });
    const turns = (): readonly Record<string, unknown>[] =>
      home.query("select seq, role, content, status, summary_until from turns order by id");
    let before: readonly Record<string, unknown>[] = [];
    for (let at = 1; at <= questions; at += 1) {
      const asked = server.requests.length;
      const said = await screen.run(`?${question(at)}`);
      expect(said).toContain(`Answer ${at}: the sheep`);
      const sent = server.requests.slice(asked);
      for (const request of sent) {
        const text = textOf(request);
        expect(text).toContain(goal);
        expect(text).toContain(question(at));
        expect(request.promptTokens).toBeLessThan(4096);
      }
      if (at > 1) expect(textOf(sent[0])).toContain(`Answer ${at - 1}: the sheep`);
      if (at % 10 !== 0) continue;
      const now = turns();
      expect(now.slice(0, before.length)).toEqual([...before]);
      before = now;
    }
    expect(server.problems).toEqual([]);
    expect(server.asides.filter(({ kind }) => kind === "summary").length).toBeGreaterThan(0);
    expect(before.filter(({ role }) => role === "user").map(({ content }) => content)).toEqual(
      Array.from({ length: questions }, (_, at) => question(at + 1)),
    );

    await screen.run(":context raw");
    const shown = screen.text().split("\n");
    const body = shown.findLast((line) => line.startsWith("{")) ?? "";
    expect(JSON.parse(body)).toEqual(server.requests.at(-1)?.body);
    screen.type(":quit\r");
    await screen.ended();

    await using again = new Screen(home, ["--resume", "last"]);
    await again.run("?one more thing");
    const text = textOf(server.requests.at(-1));
    expect(times(text, "[a summary of what went before]")).toBe(1);
    expect(text).toContain(goal);
    expect(text).toContain(`Answer ${questions}: the sheep`);
    expect(text).not.toContain("Answer 5: the sheep");
    expect(server.problems).toEqual([]);
  },
);

async function fillUp(talk: Conversation, screen: Screen): Promise<void> {
  for (let at = 1; talk.server.asides.length === 0; at += 1) {
    await screen.waitForPrompt();
    const { row } = screen.cursor;
    screen.type(`?fill it ${"with words that take their room ".repeat(8)}${at}\r`);
    await screen.waitFor(
      () => talk.server.asides.length > 0 || (screen.isAtPrompt && screen.cursor.row > row),
    );
  }
}

test("Ctrl+C while a summary is made closes it, and the question can be asked again", async () => {
  await using talk = await openConversation(
    [
      { when: "fill it", again: true, text: "word ".repeat(200), piece: 50 },
      { when: "go on", text: "On it goes." },
    ],
    {
      config: "conversation.titles = false",
      context: 2048,
      summary: { text: "never", stallAfter: 0 },
    },
  );
  await using screen = new Screen(talk.home, [], { rows: 60 });
  await fillUp(talk, screen);
  await screen.waitFor("summarising what went before");
  const asked = talk.server.requests.length;
  screen.type("\x03");
  await screen.waitForPrompt();
  expect(screen.lines().at(-2)).toBe("interrupted");
  expect(screen.text()).not.toContain("summarising");
  await until("the socket is closed", () => talk.server.closedByClient === 1);
  expect(talk.server.requests).toHaveLength(asked);
  expect(talk.home.query("select id from turns where role = 'summary'")).toEqual([]);
  const [last] = talk.home.query("select role, content from turns order by id desc limit 1");
  expect(last).toEqual({ role: "user", content: expect.stringContaining("fill it") });
  expect(await screen.run("echo still $((1+1))")).toBe("still 2");
});

test("a question that is longer than the context is refused, and the next one is not", async () => {
  await using talk = await openConversation([{ when: "something short", text: "Here it is." }], {
    config: "conversation.titles = false",
    context: 2048,
  });
  await using screen = new Screen(talk.home, [], { columns: 200, rows: 60 });
  const { length } = await screen.run(`?${"many words ".repeat(900)}`);
  expect(length).toBeGreaterThan(0);
  expect(screen.text()).toMatch(
    /aish: the question needs about \d+ tokens, but scripted takes \d+ \[BROKER_OVERFLOW\]\n {2}ask a shorter question/,
  );
  expect(talk.server.requests).toEqual([]);
  expect(await screen.run("?something short")).toContain("Here it is.");
  expect(talk.server.problems).toEqual([]);
});
