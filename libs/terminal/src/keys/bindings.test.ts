import { describe, expect, test } from "bun:test";
import { editActions } from "../edit/edit-action.ts";
import { bindings } from "./bindings.ts";
import { createKeymap, type Bindings } from "./keymap.ts";
import { menuActions } from "./menu-action.ts";
import { pagerActions } from "./pager-action.ts";
import { parseChords } from "./parse-chords.ts";
import { promptActions } from "./prompt-action.ts";
import { searchActions } from "./search-action.ts";

const tables: [string, Bindings<string>][] = Object.entries(bindings);

describe.each(tables)("the %s table", (_, table) => {
  test("writes its keys in the one way that chords are written", () => {
    for (const keys of Object.keys(table)) expect(parseChords(keys).join(" ")).toBe(keys);
  });

  test("has no key that hides another", () => {
    const keymap = createKeymap(table);
    for (const [keys, action] of Object.entries(table)) {
      expect(keymap.find(parseChords(keys))).toEqual({ kind: "action", action });
    }
  });
});

test.each<{ name: string; actions: Readonly<Record<string, string>>; inForce: string[] }>([
  { name: "menuActions", actions: menuActions, inForce: ["menu"] },
  { name: "searchActions", actions: searchActions, inForce: ["search"] },
  { name: "pagerActions", actions: pagerActions, inForce: ["pager"] },
  {
    name: "editActions and promptActions",
    actions: { ...editActions, ...promptActions },
    inForce: ["emacs", "viInsert", "suggestion"],
  },
])("each of $name has a key", ({ actions, inForce }) => {
  const reached: string[] = tables.flatMap(([name, table]) =>
    inForce.includes(name) ? Object.values(table) : [],
  );
  expect(Object.keys(actions).filter((action) => !reached.includes(action))).toEqual([]);
});

describe("the habits of readline and fish hold", () => {
  test.each([
    ["ctrl+a", "beginning-of-line"],
    ["alt+f", "forward-word"],
    ["ctrl+w", "backward-kill-bigword"],
    ["ctrl+y", "yank"],
    ["alt+y", "yank-pop"],
    ["ctrl+_", "undo"],
    ["ctrl+r", "search-history"],
    ["alt+.", "insert-last-argument"],
    ["ctrl+x ctrl+e", "edit-in-editor"],
    ["alt+e", "edit-in-editor"],
    ["ctrl+c", "cancel-line"],
    ["ctrl+d", "end-of-file-or-delete"],
    ["shift+enter", "newline"],
    ["f1", "mode-1"],
  ])("%s is %s", (keys, action) => {
    expect(createKeymap<string>(bindings.emacs).find(parseChords(keys))).toEqual({
      kind: "action",
      action,
    });
  });
});
