import type { Palette } from "@aish/terminal/theme";
import type { StyledLine } from "@aish/terminal/screen";
import type { BlockName } from "./block-names.ts";
import type { PromptFacts } from "./prompt-facts.ts";

/** One part of the prompt. */
export interface PromptBlock {
  readonly name: BlockName;
  /** Where there is no room for all, the lowest goes first. */
  readonly weight: number;
  /** Undefined if there is nothing to say. `room` is how many columns it should take at most. */
  render(facts: PromptFacts, palette: Palette, room: number): StyledLine | undefined;
}
