import { expect, test } from "bun:test";
import { builtInWords } from "./built-in-words.ts";

test.each([
  { shell: "bash", argv: ["bash", "--norc", "-c", "compgen -b; compgen -k"] },
  {
    shell: "zsh",
    argv: ["zsh", "-fc", "zmodload zsh/parameter; print -l ${(k)builtins} ${(k)reswords}"],
  },
] as const)("every word that $shell has built in is known", ({ shell, argv }) => {
  const known = builtInWords(shell);
  const { stdout } = Bun.spawnSync([...argv]);
  const listed = stdout.toString().split("\n").filter(Boolean);
  expect(listed).toContain("while");
  expect(listed.filter((word) => !known.has(word))).toEqual([]);
});
