import { describe, expect, test } from "bun:test";
import { builtins } from "./registry.ts";
import { specialForms } from "./special-forms.ts";

describe("the registry", () => {
  test.each([...builtins.keys()])("%s is there under its own name", async (name) => {
    const entry = builtins.get(name);
    const builtin = typeof entry === "function" ? await entry() : entry;
    const own = name === "." ? "source" : name.replace(/^kai-/, "kaish-");
    expect(builtin?.declaration.name).toBe(own);
    expect(builtin?.declaration.summary).toMatch(/^[A-Z].*[^.]$/);
  });

  test("only what nearly every program needs is loaded from the start", () => {
    const loaded = [...builtins].filter(([, entry]) => typeof entry !== "function");
    expect(loaded.map(([name]) => name).toSorted()).toEqual(
      [":", "echo", "false", "printf", "read", "test", "true"].toSorted(),
    );
  });

  test("what the language runs itself is no builtin, and declared for help", () => {
    expect([...specialForms.keys()]).toEqual(["break", "continue", "exit", "local", "return"]);
    expect([...specialForms.keys()].filter((name) => builtins.has(name))).toEqual([]);
  });
});
