import { isUtf8 } from "node:buffer";

// ECMA-48 §5.4 control sequences and §5.6 control strings, also when the output ends inside one.
const escapes =
  // oxlint-disable-next-line no-control-regex -- escape sequences are what this is about
  /\u001B(?:\[[0-?]*[ -/]*(?:[@-~]|$)|[\]PX^_](?:[^\u0007\u001B]|\u001B(?!\\))*(?:\u0007|\u001B\\|$)|[ -/]*(?:[0-~]|$))/g;
// oxlint-disable-next-line no-control-regex -- C0 but tab and line feed, and C1
const controls = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g;
// What no reader sees but a model reads: fillers, tags, most variation selectors, bidirectional marks.
// Joiners and the selectors of text and emoji stay, because scripts and emoji are written with them.
const invisible =
  /(?!\u200C|\u200D|\uFE0E|\uFE0F)\p{Default_Ignorable_Code_Point}|\p{Bidi_Control}/gu;

/**
 * What a person would have read at the end: no escape sequences, each line as its last redraw left
 * it, backspaces applied, bytes that are no UTF-8 shown as `\xNN`.
 */
export function plainText(bytes: Uint8Array): string {
  const text = decode(bytes).replace(escapes, "").replaceAll("\r\n", "\n");
  return text
    .split("\n")
    .map((line) => applyBackspaces(lastRedraw(line)).replace(controls, "").replace(invisible, ""))
    .join("\n");
}

/** A lone CR moves to the start of the line; what follows the last one that is followed by text won. */
function lastRedraw(line: string): string {
  const frames = line.split("\r");
  return frames.findLast((frame) => frame !== "") ?? "";
}

function applyBackspaces(line: string): string {
  if (!line.includes("\b")) return line;
  const kept: string[] = [];
  for (const character of line) {
    if (character === "\b") kept.pop();
    else kept.push(character);
  }
  return kept.join("");
}

function decode(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (isUtf8(buffer)) return buffer.toString("utf8");
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  for (let at = 0; at < buffer.length;) {
    const length = sequenceLength(buffer[at] ?? 0);
    const sequence = buffer.subarray(at, at + length);
    if (sequence.length === length && isUtf8(sequence)) {
      text += decoder.decode(sequence);
      at += length;
    } else {
      text += `\\x${buffer.toString("hex", at, at + 1)}`;
      at += 1;
    }
  }
  return text;
}

/** Bytes of the UTF-8 sequence that starts with `lead` (RFC 3629 §3). */
function sequenceLength(lead: number): number {
  if (lead >= 0xf0) return 4;
  if (lead >= 0xe0) return 3;
  return lead >= 0xc0 ? 2 : 1;
}
