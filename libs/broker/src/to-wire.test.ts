import { describe, expect, test } from "bun:test";
import type { ChatMessage } from "./chat-message.ts";
import { toWire } from "./to-wire.ts";

const m = (role: ChatMessage["role"], content: string): ChatMessage => ({ role, content });

/** Role and content in short, with the calls and which of them is answered. */
function gist(messages: readonly ChatMessage[], tools: boolean): readonly string[] {
  const ids: string[] = [];
  return toWire(messages, { tools }).map((wire) => {
    if ("tool_calls" in wire) {
      ids.push(...wire.tool_calls.map(({ id }) => id));
      const calls = wire.tool_calls.map(({ function: { arguments: given } }) => given);
      return `assistant ${wire.content ?? "-"} ${calls.join(" ")}`;
    }
    const answers = "tool_call_id" in wire ? ` ${ids.indexOf(wire.tool_call_id)}` : "";
    return `${wire.role}${answers} ${wire.content}`;
  });
}

describe("for a model that writes its commands", () => {
  test.each<[string, readonly ChatMessage[], readonly string[]]>([
    [
      "results are the user's",
      [m("system", "s"), m("user", "q"), m("assistant", "CMD: a"), m("result", "r")],
      ["system s", "user q", "assistant CMD: a", "user r"],
    ],
    [
      "the same role twice is merged",
      [m("user", "a"), m("result", "b"), m("user", "c"), m("assistant", "d"), m("assistant", "e")],
      ["user a\n\nb\n\nc", "assistant d\n\ne"],
    ],
    [
      "the first after the system's is the user's",
      [m("system", "s"), m("assistant", "a"), m("user", "q")],
      ["system s", "user [what was asked before is left out here]", "assistant a", "user q"],
    ],
    [
      "a late system message is the user's",
      [m("system", "s"), m("user", "q"), m("system", "t")],
      ["system s", "user q\n\nt"],
    ],
    [
      "an empty message is none",
      [m("user", "a"), m("assistant", ""), m("user", "b")],
      ["user a\n\nb"],
    ],
    ["half a character is a whole one", [m("user", "a\ud83d")], ["user a\ufffd"]],
  ])("%s", (_, messages, expected) => {
    expect(gist(messages, false)).toEqual([...expected]);
  });
});

const idsOf = (messages: readonly ChatMessage[]): readonly string[] =>
  toWire(messages, { tools: true }).flatMap((wire) =>
    "tool_calls" in wire ? wire.tool_calls.map(({ id }) => id) : [],
  );

describe("for a model that calls for its commands", () => {
  test.each<[string, readonly ChatMessage[], readonly string[]]>([
    [
      "the commands of its text are calls, the results their answers",
      [
        m("user", "q"),
        m("assistant", "I look.\nCMD: a\nCMD&: b\n"),
        m("result", "1"),
        m("result", "2"),
      ],
      [
        "user q",
        'assistant I look. {"command":"a"} {"command":"b","background":true}',
        "tool 0 1",
        "tool 1 2",
      ],
    ],
    [
      "a call without a result was not run",
      [m("user", "q"), m("assistant", "CMD: a\nCMD: b"), m("result", "1"), m("user", "n")],
      [
        "user q",
        'assistant - {"command":"a"} {"command":"b"}',
        "tool 0 1",
        "tool 1 [not run]",
        "user n",
      ],
    ],
    [
      "a result too many is the user's, and what was said in between comes after",
      [
        m("user", "q"),
        m("assistant", "CMD: a"),
        m("user", "n"),
        m("result", "1"),
        m("result", "2"),
      ],
      ["user q", 'assistant - {"command":"a"}', "tool 0 1", "user n\n\n2"],
    ],
    [
      "a reply without commands is a plain one",
      [m("user", "q"), m("assistant", "like CMD: a"), m("user", "n")],
      ["user q", "assistant like CMD: a", "user n"],
    ],
    [
      "a reply at the start has a question",
      [m("system", "s"), m("assistant", "CMD: a"), m("result", "1")],
      [
        "system s",
        "user [what was asked before is left out here]",
        'assistant - {"command":"a"}',
        "tool 0 1",
      ],
    ],
  ])("%s", (_, messages, expected) => {
    expect(gist(messages, true)).toEqual([...expected]);
  });

  test("ids are the same in every request, also when the beginning is left out, and never twice", () => {
    const tail = [
      m("user", "q"),
      m("assistant", "CMD: a\nCMD: a"),
      m("result", "1"),
      m("user", "q"),
    ];
    const longer = [m("user", "x"), m("assistant", "CMD: z"), ...tail];
    expect(idsOf(longer).slice(1)).toEqual([...idsOf(tail)]);
    const twice = idsOf([...tail, ...tail]);
    expect(new Set(twice).size).toBe(4);
    for (const id of twice) expect(id).toMatch(/^[0-9a-z]{9}$/);
  });
});
