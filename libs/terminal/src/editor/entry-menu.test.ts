import { expect, test } from "bun:test";
import { EditBuffer, KillRing } from "../edit/index.ts";
import type { CompletionList, EditorRequest } from "./editor-request.ts";
import { EntryMenu } from "./entry-menu.ts";

function tabbed(rest: Pick<CompletionList, "isGuess">): { text: string; isOpen: boolean } {
  const buffer = new EditBuffer(new KillRing());
  buffer.setText("run ");
  const only = {
    value: "build",
    label: "build",
    description: "",
    goesOn: false,
    matches: [],
    role: "muted",
  } as const;
  const now = { start: 4, end: 4, items: [only], ...rest };
  const request = {
    buffer,
    complete: () => ({ now, later: undefined }),
  } as unknown as EditorRequest;
  const menu = new EntryMenu(request, {
    changed: () => {},
    size: () => ({ columns: 80, rows: 24 }),
    palette: () => expect.unreachable("nothing is drawn"),
  });
  menu.complete("next");
  return { text: buffer.text, isOpen: menu.isOpen };
}

test("the only candidate is typed, unless it is a guess: that is shown", () => {
  expect(tabbed({})).toEqual({ text: "run build ", isOpen: false });
  expect(tabbed({ isGuess: true })).toEqual({ text: "run ", isOpen: true });
});
