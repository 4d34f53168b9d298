interface Flags {
  readonly input: number;
  readonly output: number;
  readonly local: number;
  /** Of those, what every program that takes keys one by one switches off. */
  readonly taken: number;
}

/** ICRNL IXON BRKINT; OPOST ONLCR; ISIG ICANON ECHO ECHOE ECHOK IEXTEN; ICANON ECHO ISIG (termios.h). */
const flags: Flags =
  process.platform === "darwin"
    ? { input: 0x302, output: 0x3, local: 0x58e, taken: 0x188 }
    : { input: 0x502, output: 0x5, local: 0x803b, taken: 0xb };

// The flags are the first four fields: input, output, control, local.
const bytes = process.platform === "darwin" ? 8 : 4;

/**
 * The settings of a terminal as they should be found. One that echoes nothing and knows no Ctrl+C was
 * left so by a program that was killed at a prompt: it gets back what people expect.
 */
export function saneTerminal(termios: Uint8Array): Uint8Array {
  const view = new DataView(termios.buffer, termios.byteOffset, termios.byteLength);
  if ((view.getUint32(3 * bytes, true) & flags.taken) !== 0) return termios;
  const sane = termios.slice();
  const changed = new DataView(sane.buffer);
  const add = (field: number, bits: number): void =>
    changed.setUint32(field * bytes, changed.getUint32(field * bytes, true) | bits, true);
  add(0, flags.input);
  add(1, flags.output);
  add(3, flags.local);
  return sane;
}
