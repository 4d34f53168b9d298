import type { KillRing } from "../kill-ring.ts";

export interface ViRegister {
  readonly text: string;
  readonly isLinewise: boolean;
}

const empty: ViRegister = { text: "", isLinewise: false };

/**
 * What was deleted or yanked. The unnamed register is the newest entry of the kill ring, so that what
 * was cut in insert mode can be put in normal mode, and the other way round.
 */
export class ViRegisters {
  #named = new Map<string, ViRegister>();
  #unnamed = empty;
  /** The newest entry of the ring when the unnamed register was set. */
  #newest = "";

  get(name: string | undefined, ring: KillRing): ViRegister {
    if (name === "_") return empty;
    if (name !== undefined && name !== '"') return this.#named.get(name.toLowerCase()) ?? empty;
    const text = ring.newest();
    return text === this.#newest ? this.#unnamed : { text, isLinewise: false };
  }

  /** A name in upper case adds to the register. */
  set(name: string | undefined, register: ViRegister, ring: KillRing): void {
    if (name === "_" || (register.text === "" && !register.isLinewise)) return;
    if (name !== undefined && name !== '"') this.#setNamed(name, register);
    this.#unnamed = register;
    if (register.text !== "") ring.push(register.text);
    this.#newest = ring.newest();
  }

  #setNamed(name: string, register: ViRegister): void {
    const key = name.toLowerCase();
    const old = this.#named.get(key);
    const isAdded = name !== key && old !== undefined;
    this.#named.set(key, isAdded ? joined(old, register) : register);
  }
}

function joined(old: ViRegister, added: ViRegister): ViRegister {
  const isLinewise = old.isLinewise || added.isLinewise;
  return { text: old.text + (isLinewise ? "\n" : "") + added.text, isLinewise };
}
