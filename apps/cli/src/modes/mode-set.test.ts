import { expect, test } from "bun:test";
import { KillRing } from "@aish/terminal/edit";
import { noRecall } from "@aish/terminal/editor";
import { ModeSet } from "./mode-set.ts";
import type { PromptMode } from "./prompt-mode.ts";

const run = async (): Promise<undefined> => undefined;

function mode(name: string, activate?: () => Promise<string | undefined>): PromptMode {
  const plain = { name, summary: "", label: undefined, recall: noRecall, entry: {}, run };
  return activate === undefined ? plain : { ...plain, activate };
}

function setWith(entered: PromptMode): ModeSet {
  const slot = { key: 2, name: entered.name, load: async () => entered };
  return new ModeSet(mode("shell"), [slot], new KillRing());
}

test("a mode that throws when it is entered again is told, and the prompt stays where it was", async () => {
  let times = 0;
  const modes = setWith(
    mode("own", async () => {
      times += 1;
      if (times > 1) throw new Error("the directory is gone");
      return undefined;
    }),
  );
  expect(await modes.enter(2)).toBeUndefined();
  expect(await modes.enter(1)).toBeUndefined();
  expect(await modes.enter(2)).toBe("cannot enter the mode own: the directory is gone");
  expect(modes.isFirst).toBe(true);
});

test("a key without a mode is said", async () => {
  expect(await setWith(mode("own")).enter(7)).toBe("no mode is on F7; name one in modes.toml");
});
