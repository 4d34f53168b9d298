/** One key as the line reader knows it. `text` is what is inserted; everything else has a name. */
export type Key =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "paste"; readonly text: string }
  | { readonly kind: "named"; readonly name: KeyName };

export type KeyName =
  | "enter"
  | "tab"
  | "backspace"
  | "delete"
  | "left"
  | "right"
  | "up"
  | "down"
  | "home"
  | "end"
  | "wordLeft"
  | "wordRight"
  | "interrupt"
  | "endOfInput"
  | "clear"
  | "killToEnd"
  | "killToStart"
  | "killWord";

const controls: Readonly<Record<string, KeyName>> = {
  "\r": "enter",
  "\n": "enter",
  "\t": "tab",
  "\u007F": "backspace",
  "\b": "backspace",
  "\u0001": "home",
  "\u0002": "left",
  "\u0003": "interrupt",
  "\u0004": "endOfInput",
  "\u0005": "end",
  "\u0006": "right",
  "\u000B": "killToEnd",
  "\u000C": "clear",
  "\u000E": "down",
  "\u0010": "up",
  "\u0015": "killToStart",
  "\u0017": "killWord",
};

const sequences: Readonly<Record<string, KeyName>> = {
  "[A": "up",
  "[B": "down",
  "[C": "right",
  "[D": "left",
  "[H": "home",
  "[F": "end",
  OA: "up",
  OB: "down",
  OC: "right",
  OD: "left",
  OH: "home",
  OF: "end",
  "[1~": "home",
  "[4~": "end",
  "[7~": "home",
  "[8~": "end",
  "[3~": "delete",
  "[1;5C": "wordRight",
  "[1;5D": "wordLeft",
  "[1;3C": "wordRight",
  "[1;3D": "wordLeft",
  f: "wordRight",
  b: "wordLeft",
  "\u007F": "killWord",
};

const pasteEnd = "\u001B[201~";

/** Turns bytes into keys; a sequence or a character cut between two reads is finished by the next. */
export function createKeyDecoder(): (bytes: Uint8Array) => readonly Key[] {
  const decoder = new TextDecoder("utf-8");
  let rest = "";
  let pasted: string | undefined;

  return (bytes) => {
    let input = rest + decoder.decode(bytes, { stream: true });
    rest = "";
    const keys: Key[] = [];
    while (input !== "") {
      if (pasted !== undefined) {
        const end = input.indexOf(pasteEnd);
        if (end < 0) {
          // The end mark itself may be cut: keep what could be its beginning.
          const safe = Math.max(0, input.length - pasteEnd.length + 1);
          pasted += input.slice(0, safe);
          rest = input.slice(safe);
          return keys;
        }
        keys.push({ kind: "paste", text: pasted + input.slice(0, end) });
        pasted = undefined;
        input = input.slice(end + pasteEnd.length);
      } else if (input.startsWith("\u001B")) {
        const sequence = escapeSequence(input);
        if (sequence === undefined) {
          rest = input;
          return keys;
        }
        input = input.slice(sequence.length);
        const body = sequence.slice(1);
        const name = sequences[body];
        if (body === "[200~") pasted = "";
        else if (name !== undefined) keys.push({ kind: "named", name });
      } else {
        const name = controls[input.charAt(0)];
        // oxlint-disable-next-line no-control-regex -- everything that is not a control character
        const text = /^[^\u0000-\u001F\u007F]+/.exec(input)?.[0];
        if (name !== undefined) keys.push({ kind: "named", name });
        else if (text !== undefined) keys.push({ kind: "text", text });
        input = input.slice(text?.length ?? 1);
      }
    }
    return keys;
  };
}

/**
 * The escape sequence at the start of `input`; undefined if it is not whole yet (ECMA-48 §5.4, §5.6).
 * What a terminal answers to a question that some output asked it is one of them: it is no text.
 */
function escapeSequence(input: string): string | undefined {
  const whole = // oxlint-disable-next-line no-control-regex -- ESC starts every one of them
    /^\u001B(?:\[[0-?]*[ -/]*[@-~]|O[\s\S]|[PX\]^_][^\u0007\u001B]*(?:\u0007|\u001B\\)|[^[OPX\]^_])/.exec(
      input,
    )?.[0];
  if (whole !== undefined) return whole;
  // Alt with one of those letters looks like the beginning of an answer, which would end soon.
  if (/^.[PX\]^_]/s.test(input)) return input.length > 256 ? input.slice(0, 2) : undefined;
  return input.length > 64 ? input : undefined;
}
