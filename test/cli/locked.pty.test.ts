import { Database } from "bun:sqlite";
import { expect, setDefaultTimeout, test } from "bun:test";
import { openConversation } from "./conversation.ts";
import { Screen } from "./screen.ts";

setDefaultTimeout(40_000);

test("a reply that ends while the database is locked is complete when the prompt is left", async () => {
  await using talk = await openConversation([{ text: "Long.", piece: 1, pauseMs: 300 }]);
  await using screen = new Screen(talk.home);
  await screen.waitForPrompt();
  screen.type("?tell me\r");
  await screen.waitFor(() => talk.home.query("select id from turns").length === 2);
  const other = new Database(talk.home.database);
  other.run("BEGIN IMMEDIATE");
  await screen.waitFor("[STORE_LOCKED]");
  await screen.waitForPrompt();
  const last = "select content, status from turns order by id desc limit 1";
  expect(talk.home.query(last)[0]?.["status"]).toBe("interrupted");
  other.close();
  screen.type(":quit\r");
  await screen.ended();
  expect(talk.home.query(last)).toEqual([{ content: "Long.", status: "complete" }]);
});
