import { expect, test } from "bun:test";
import { KeyBindings } from "./key-bindings.ts";

test("a key can be bound anew, and its action be taken away", () => {
  const keys = new KeyBindings({ "ctrl+t": "complete" });
  expect(keys.find(["ctrl+t"])).toEqual({ kind: "action", action: "complete" });
  keys.bind("C-t", "toggle-sudo");
  expect(keys.find(["ctrl+t"])).toEqual({ kind: "action", action: "toggle-sudo" });
  keys.bind("ctrl+t", "");
  expect(keys.find(["ctrl+t"])).toEqual({ kind: "none" });
  keys.bind("ctrl+x ctrl+s", "toggle-sudo");
  expect(keys.find(["ctrl+x"])).toEqual({ kind: "prefix" });
});

test("an action or a key that there is not is refused with a guess, and changes nothing", () => {
  const keys = new KeyBindings({ "ctrl+t": "complete" });
  expect(() => keys.bind("ctrl+t", "togle-sudo")).toThrow('the key ctrl+t cannot do "togle-sudo"');
  expect(() => keys.bind("hyper+t", "complete")).toThrow();
  expect(keys.find(["ctrl+t"])).toEqual({ kind: "action", action: "complete" });
});
