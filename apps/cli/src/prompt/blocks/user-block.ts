import type { StyledLine } from "@aish/terminal/screen";
import type { Palette } from "@aish/terminal/theme";
import { pen } from "./pen.ts";
import type { PromptBlock } from "./prompt-block.ts";
import type { PromptFacts } from "./prompt-facts.ts";

export const userBlock: PromptBlock = { name: "user", weight: 30, render: userAtHost };

/** The same, where it is worth knowing. */
export const hostBlock: PromptBlock = {
  name: "host",
  weight: 40,
  render: (facts, palette) =>
    facts.isRemote || facts.isRoot ? userAtHost(facts, palette) : undefined,
};

function userAtHost({ user, host, isRoot }: PromptFacts, palette: Palette): StyledLine {
  return [
    pen(palette, isRoot ? "error" : "success", user, 20),
    pen(palette, "muted", "@"),
    pen(palette, "strong", host.split(".", 1)[0] ?? host, 20),
  ];
}
