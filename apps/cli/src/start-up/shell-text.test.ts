import { expect, test } from "bun:test";
import { shellText } from "./shell-text.ts";

const none = { exported: new Map(), removed: [], aliases: new Map(), functions: new Map() };

test("hooks of kai's prompt and names that the shell cannot call are left out", () => {
  const names = ["kaish_prompt", "kai_prompt", "plain", "with-dash", "wéird"];
  const functions = new Map(names.map((name) => [name, `${name}() { true; }\n`]));
  const called = (shell: "bash" | "sh"): readonly string[] =>
    Array.from(
      shellText({ ...none, functions }, { shell, program: ["aish"] }).matchAll(/^unalias (\S+)/gm),
      ([, name = ""]) => name,
    );
  expect(called("bash")).toEqual(["plain", "with-dash"]);
  expect(called("sh")).toEqual(["plain"]);
});

test.each(["bash", "zsh", "sh"].filter((name) => Bun.which(name) !== null))(
  "%s takes over values with any character in them",
  async (shell) => {
    const value = "a 'b' \"c\" $(id) `id` \\ \n *é";
    const text = shellText(
      { ...none, exported: new Map([["A", value]]), removed: ["B"] },
      { shell: "bash", program: ["aish"] },
    );
    const child = Bun.spawn([shell, "-c", `${text}printf %s "$A\${B-unset}"`], {
      env: { PATH: process.env["PATH"] ?? "", B: "set" },
    });
    expect(await new Response(child.stdout).text()).toBe(`${value}unset`);
  },
);
