import { EditBuffer, type KillRing } from "@aish/terminal/edit";
import type { PromptMode } from "./prompt-mode.ts";

/** A mode that is loaded when it is first entered. */
export interface ModeSlot {
  /** 1 for F1. */
  readonly key: number;
  readonly name: string;
  readonly load: () => Promise<PromptMode>;
}

/** The modes of the function keys. Each keeps its own half-typed text. */
export class ModeSet {
  readonly #slots: readonly ModeSlot[];
  readonly #killRing: KillRing;
  readonly #loaded = new Map<number, { readonly mode: PromptMode; readonly buffer: EditBuffer }>();
  #current: { readonly mode: PromptMode; readonly buffer: EditBuffer };

  /** `first` is the mode of F1, which is there from the beginning. */
  constructor(first: PromptMode, slots: readonly ModeSlot[], killRing: KillRing) {
    this.#slots = slots;
    this.#killRing = killRing;
    this.#current = { mode: first, buffer: new EditBuffer(killRing) };
    this.#loaded.set(1, this.#current);
  }

  get current(): PromptMode {
    return this.#current.mode;
  }

  get buffer(): EditBuffer {
    return this.#current.buffer;
  }

  get isFirst(): boolean {
    return this.#current === this.#loaded.get(1);
  }

  list(): readonly { readonly key: number; readonly name: string }[] {
    return [{ key: 1, name: this.#loaded.get(1)?.mode.name ?? "shell" }, ...this.#slots];
  }

  /** Changes to the mode of a function key; a text says why it could not. */
  async enter(key: number): Promise<string | undefined> {
    const known = this.#loaded.get(key);
    const slot = this.#slots.find((one) => one.key === key);
    try {
      if (known !== undefined) return await this.#activate(known);
      if (slot === undefined) return `no mode is on F${key}; name one in modes.toml`;
      const loaded = { mode: await slot.load(), buffer: new EditBuffer(this.#killRing) };
      const refused = await this.#activate(loaded);
      if (refused === undefined) this.#loaded.set(key, loaded);
      return refused;
    } catch (error) {
      // Somebody else's code: whatever it throws, the prompt goes on.
      const what = known === undefined ? "load" : "enter";
      const name = slot?.name ?? known?.mode.name ?? "";
      return `cannot ${what} the mode ${name}: ${error instanceof Error ? error.message : String(error)}`;
    }
  }

  async #activate(entered: { readonly mode: PromptMode; readonly buffer: EditBuffer }) {
    const refused = await entered.mode.activate?.();
    if (refused === undefined) this.#current = entered;
    return refused;
  }

  /** Ends what the modes have started; a mode that fails at it keeps no other from ending. */
  async close(): Promise<void> {
    await Promise.allSettled(Array.from(this.#loaded.values(), async ({ mode }) => mode.close?.()));
  }

  /** Back to the first. */
  leave(): void {
    const first = this.#loaded.get(1);
    if (first !== undefined) this.#current = first;
  }
}
