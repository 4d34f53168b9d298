import { AishError } from "@aish/core";
import { bindings } from "@aish/terminal/keys";
import type { Config } from "../config-resolve.ts";
import { KeyBindings } from "../start-up/key-bindings.ts";

export interface PromptKeymap {
  readonly keymap: KeyBindings;
  /** Bindings of the configuration that mean nothing, and are left out. */
  readonly problems: readonly AishError[];
}

/** The usual keys of the mode with those of the configuration over them. */
export function promptKeymap({ mode, keys }: Config["editor"]): PromptKeymap {
  const keymap = new KeyBindings(mode === "vi" ? bindings.viInsert : bindings.emacs);
  const problems: AishError[] = [];
  for (const [written, action] of keys) {
    try {
      keymap.bind(written, action);
    } catch (error) {
      if (!(error instanceof AishError)) throw error;
      problems.push(error);
    }
  }
  return { keymap, problems };
}
