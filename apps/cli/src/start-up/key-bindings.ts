import { AishError, nearestName } from "@aish/core";
import { editActions } from "@aish/terminal/edit";
import { createKeymap, parseChords, promptActions, type Keymap } from "@aish/terminal/keys";

const actions: readonly string[] = [...Object.keys(editActions), ...Object.keys(promptActions)];

/** The keys of the prompt, some of which can be bound anew while it is there. */
export class KeyBindings implements Keymap<string> {
  readonly #table: Record<string, string>;
  #keymap: Keymap<string> | undefined;

  constructor(table: Readonly<Record<string, string>>) {
    this.#table = { ...table };
  }

  find(...[chords]: Parameters<Keymap<string>["find"]>): ReturnType<Keymap<string>["find"]> {
    return (this.#keymap ??= createKeymap(this.#table)).find(chords);
  }

  /** An empty action takes the key's away. Throws for keys and actions that there are not. */
  bind(written: string, action: string): void {
    const chords = parseChords(written).join(" ");
    if (action !== "" && !actions.includes(action)) throw unknownAction(written, action);
    delete this.#table[chords]; // the newest binding is the last, and the last wins
    if (action !== "") this.#table[chords] = action;
    this.#keymap = undefined;
  }
}

function unknownAction(written: string, action: string): AishError {
  const guess = nearestName(action, actions);
  return new AishError("CONFIG_INVALID", `the key ${written} cannot do ${JSON.stringify(action)}`, {
    hint: guess === undefined ? "the actions stand in docs/keys.md" : `did you mean ${guess}?`,
  });
}
