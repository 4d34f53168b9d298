import { AishError } from "@aish/core";
import { describe, expect, test } from "bun:test";
import type { Message, Model, ReplyEnd } from "./ports.ts";
import { fakeWorld } from "./testing/fake-ports.ts";
import { replyEnd } from "./testing/long-conversation.ts";
import { makeTitle } from "./title.ts";

const sent: readonly Message[] = [
  { role: "system", content: "be brief" },
  { role: "user", content: "why is it slow?" },
];

interface Titled {
  readonly title: string | undefined;
  readonly asked: readonly Message[];
  readonly maxTokens: number | undefined;
}

async function titled(
  reply: string | Error,
  end: Partial<ReplyEnd> = {},
  context = 8192,
): Promise<Titled> {
  let asked: readonly Message[] = [];
  let maxTokens: number | undefined;
  const model: Model = {
    ...fakeWorld({ replies: [], context }).ports.model,
    async *reply(messages, _signal, options) {
      asked = messages;
      maxTokens = options?.maxTokens;
      if (reply instanceof Error) throw reply;
      yield { kind: "say", text: reply };
      yield replyEnd(reply, end);
    },
  };
  const title = await makeTitle(sent, "A loop.", model, new AbortController().signal);
  return { title, asked, maxTokens };
}

describe("a title", () => {
  test.each([
    ["Slow loop", "Slow loop"],
    ["  “Slow loop.”\n\nIt is about a loop.", "Slow loop"],
    ["Title: Slow loop", "Slow loop"],
    ["**Title:** Slow loop", "Slow loop"],
    ['"Title: Slow loop"', "Slow loop"],
    ["# Slow loop", "Slow loop"],
    ["Slow \u001b[31mloop\u202e", "Slow [31mloop"],
  ])("of %j is %j", async (reply, title) => {
    expect((await titled(reply)).title).toBe(title);
  });

  test.each(["", " ", "ab", "CMD: ls", "x".repeat(81), "<think>hm", '{"title": "x"}'])(
    "is not made of %j",
    async (reply) => {
      expect((await titled(reply)).title).toBeUndefined();
    },
  );

  test("is asked for behind the conversation as it was sent, and briefly", async () => {
    const { asked, maxTokens } = await titled("Slow loop");
    expect(asked.slice(0, 3)).toEqual([...sent, { role: "assistant", content: "A loop." }]);
    expect(asked).toHaveLength(4);
    expect(maxTokens).toBeLessThanOrEqual(200);
  });

  test("is not made of half a reply", async () => {
    expect((await titled("Slow", { complete: false })).title).toBeUndefined();
  });

  test("is not made by a model that fails, and a bug is not swallowed", async () => {
    expect((await titled(new AishError("BROKER_SERVER", "no"))).title).toBeUndefined();
    const bug: unknown = await titled(new TypeError("bug")).catch((reason: unknown) => reason);
    expect(bug).toBeInstanceOf(TypeError);
  });

  test("is not asked for where there is no room", async () => {
    const { asked, title } = await titled("Slow loop", {}, 80);
    expect(asked).toEqual([]);
    expect(title).toBeUndefined();
  });
});
