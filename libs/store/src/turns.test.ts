import { describe, expect, test } from "bun:test";
import { sessionId, turnId } from "@aish/core";
import { openStore } from "./open-store.ts";
import { temporaryDirectory, temporaryStore } from "./testing/temporary-store.ts";
import type { NewTurn } from "./turns.ts";

test("turns are numbered from 1 in each session, and come back whole", () => {
  using temporary = temporaryStore();
  const { store, clock, session } = temporary;
  const other = sessionId("zzzzzzzzzz");
  store.sessions.create({ id: other, cwd: "/", model: undefined, now: clock() });
  const at = clock();
  const reply = {
    role: "assistant",
    content: "do this\nCMD: ls",
    model: "small",
    promptTokens: 10,
    completionTokens: 0,
    durationMs: 1199.6,
    tokensEstimated: false,
    cachedTokens: 4,
    firstTokenMs: 250,
    tokensPerSecond: 31,
    cost: 0.0125,
    reasoning: "hm",
    requestPath: "/requests/1.json.zst",
    requestBytes: 900,
    status: "interrupted",
    createdAt: at,
  } as const;
  store.turns.add({ sessionId: session, role: "user", content: "what now?", createdAt: clock() });
  store.turns.add({ sessionId: other, role: "note", content: "elsewhere", createdAt: clock() });
  const id = store.turns.add({ ...reply, sessionId: session });
  expect(store.turns.last(session, 10)).toEqual([
    expect.objectContaining({ seq: 1, role: "user", status: "complete", model: undefined }),
    // A clock gives fractions; the column holds whole milliseconds.
    { ...reply, durationMs: 1200, id, sessionId: session, seq: 2, summaryUntil: undefined },
  ]);
  expect(store.turns.last(session, 1).map(({ seq }) => seq)).toEqual([2]);
  expect(store.turns.rows({ limit: 2 }).map(({ seq, role }) => [seq, role])).toEqual([
    [2, "assistant"],
    [1, "note"],
  ]);
});

test("a turn of an unknown session is refused and takes no number", () => {
  using temporary = temporaryStore();
  const { store, clock, session } = temporary;
  const turn = { role: "user", content: "x", createdAt: clock() } as const;
  expect(() => store.turns.add({ ...turn, sessionId: sessionId("nobody") })).toThrow(
    expect.objectContaining({ code: "SESSION_NOT_FOUND" }),
  );
  store.turns.add({ ...turn, sessionId: session });
  expect(store.turns.last(session, 1)[0]).toMatchObject({ id: 1, seq: 1 });
});

function begun() {
  const temporary = temporaryStore();
  const { store, clock, session } = temporary;
  const reply = { sessionId: session, role: "assistant", status: "interrupted" } as const;
  const id = store.turns.add({ ...reply, content: "the pars", model: "s", createdAt: clock() });
  const found = (word: string) =>
    store.turns.search([word], { sessionId: session, limit: 9 }).length;
  return { ...temporary, id, found };
}

describe("a reply that arrives piece by piece", () => {
  test("is found by what has arrived, and by nothing else", () => {
    using temporary = begun();
    const { store, id, found } = temporary;
    expect(store.turns.update(id, { content: "the parser hangs" })).toBe(true);
    expect(["pars", "parser", "hangs"].map(found)).toEqual([1, 1, 1]);
    store.turns.update(id, { content: "never mind" });
    expect(["pars", "mind"].map(found)).toEqual([0, 1]);
  });

  test("is interrupted until its end is there; what is not named stays", () => {
    using temporary = begun();
    const { store, session, id, found } = temporary;
    store.turns.update(id, { content: "the parser hangs" });
    expect(store.turns.last(session, 1)).toMatchObject([{ status: "interrupted", model: "s" }]);
    const facts = {
      promptTokens: 100,
      completionTokens: 4,
      tokensEstimated: true,
      tokensPerSecond: 20.5,
      firstTokenMs: 80.4,
      cost: 0,
      reasoning: "",
    };
    store.turns.update(id, { status: "complete", ...facts });
    expect(store.turns.last(session, 1)).toMatchObject([
      {
        ...facts,
        id,
        seq: 1,
        content: "the parser hangs",
        status: "complete",
        model: "s",
        firstTokenMs: 80,
      },
    ]);
    expect(found("hangs")).toBe(1);
  });

  test("says what had arrived when its writer was killed", async () => {
    using directory = temporaryDirectory();
    const path = directory.file("aish.db");
    const script = new URL("testing/stream-reply.ts", import.meta.url).pathname;
    const writer = Bun.spawn([process.execPath, script, path], { stdout: "pipe" });
    let said = "";
    for await (const piece of writer.stdout) {
      said += new TextDecoder().decode(piece);
      if (said.includes("piece9")) break;
    }
    writer.kill("SIGKILL");
    await writer.exited;
    const store = openStore({ path, now: () => new Date() });
    const [turn] = store.turns.search(["piece9"], { limit: 1 });
    expect(turn).toMatchObject({
      status: "interrupted",
      content: expect.stringMatching(/^piece1 piece2 /),
    });
    store.close();
  });

  test("may be gone, and is then not made again", () => {
    using temporary = begun();
    const { store } = temporary;
    expect(store.turns.update(turnId(99), { content: "x", status: "complete" })).toBe(false);
    expect(store.turns.rows({ limit: 9 })).toHaveLength(1);
  });

  test.each([[Number.POSITIVE_INFINITY], [Number.NaN]])("has no speed of %p", (tokensPerSecond) => {
    using temporary = begun();
    const { store, session, id } = temporary;
    store.turns.update(id, { tokensPerSecond, durationMs: tokensPerSecond });
    expect(store.turns.last(session, 1)).toMatchObject([
      { tokensPerSecond: undefined, durationMs: undefined },
    ]);
  });
});

function spoken() {
  const temporary = temporaryStore();
  const { store, clock, session } = temporary;
  const add = (content: string, more: Partial<NewTurn> = {}) =>
    store.turns.add({ sessionId: session, role: "user", content, createdAt: clock(), ...more });
  const told = (limit = 9) => store.turns.forModel(session, limit).map(({ content }) => content);
  return { ...temporary, add, told };
}

describe("what the model is told", () => {
  test("is everything, as long as nothing was summed up", () => {
    using temporary = spoken();
    const { add, told } = temporary;
    for (const content of ["1", "2", "3"]) add(content);
    expect([told(), told(2), told(0)]).toEqual([["1", "2", "3"], ["2", "3"], []]);
  });

  test("is the newest summary and what came after the turns that it stands for", () => {
    using temporary = spoken();
    const { add, told } = temporary;
    const one = add("1");
    const two = add("2");
    add("sum of 1", { role: "summary", summaryUntil: one });
    add("3");
    add("sum of 1 and 2", { role: "summary", summaryUntil: two });
    add("a summary of nothing", { role: "summary" });
    add("4", { role: "note" });
    expect(told()).toEqual(["sum of 1 and 2", "3", "4"]);
    expect(told(1)).toEqual(["sum of 1 and 2", "4"]);
  });

  test("is of its own session", () => {
    using temporary = spoken();
    const { store, clock, add, told } = temporary;
    const other = sessionId("zzzzzzzzzz");
    store.sessions.create({ id: other, cwd: "/", model: undefined, now: clock() });
    add("1");
    const summaryUntil = add("elsewhere", { sessionId: other });
    add("sum", { sessionId: other, role: "summary", summaryUntil });
    expect(told()).toEqual(["1"]);
  });
});

describe("a search of turns", () => {
  test.each([
    [["parser"], [3, 1]],
    [["pars"], [3, 1]],
    [["Parser", "LOOP"], [3]],
    [["arser"], []],
    [['"quoted'], [2]],
    [["&&"], [2]],
    [["&&", "parser"], []],
    [["NOT", "parser"], []],
    [["a*b"], []],
    [["naïve"], [4]],
    [["par\0ser"], [3, 1]],
    [["100%"], [4]],
    [[""], [4, 3, 2, 1]],
    [[], [4, 3, 2, 1]],
  ])("for %j finds %j", (words, expected) => {
    using temporary = temporaryStore();
    const { store, clock, session } = temporary;
    const contents = [
      "the parser fails",
      'a "quoted" word && more',
      "the PARSER hangs in a loop",
      "a naive guess, 100%",
    ];
    for (const content of contents) {
      store.turns.add({ sessionId: session, role: "user", content, createdAt: clock() });
    }
    const found = store.turns.search(words, { limit: 9 });
    expect(found.map(({ seq }) => seq)).toEqual(expected);
    const elsewhere = { sessionId: sessionId("other"), limit: 9 };
    expect(store.turns.search(words, elsewhere)).toEqual([]);
  });
});

test("the first question is the one behind the last note of that text", () => {
  using temporary = temporaryStore();
  const { store, clock, session } = temporary;
  const add = (role: NewTurn["role"], content: string, requestPath?: string) =>
    store.turns.add({ sessionId: session, role, content, requestPath, createdAt: clock() });
  add("note", "[not run] x");
  expect(store.turns.firstQuestionAfter(session, "[cleared]")).toBeUndefined();
  add("user", "first");
  add("assistant", "a", "/1");
  add("user", "second");
  expect(store.turns.firstQuestionAfter(session, "[cleared]")?.content).toBe("first");
  add("note", "[cleared]");
  expect(store.turns.firstQuestionAfter(session, "[cleared]")).toBeUndefined();
  add("user", "third");
  add("user", "fourth");
  expect(store.turns.firstQuestionAfter(session, "[cleared]")?.content).toBe("third");
  expect(store.turns.at(session, 3)?.content).toBe("a");
  expect(store.turns.at(session, 99)).toBeUndefined();
  expect(store.turns.lastSent(session)?.seq).toBe(3);
});
