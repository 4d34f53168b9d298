import { EditBuffer } from "../edit-buffer.ts";

/** A buffer with its cursor at `|` and, as if by shift and arrows, what stands in `«` and `»` selected. */
export function bufferWith(marked: string): EditBuffer {
  const buffer = new EditBuffer();
  buffer.reset(marked.replaceAll(/[«»|]/g, ""));
  const start = marked.replace("|", "").indexOf("«");
  const end = marked.replaceAll(/[«|]/g, "").indexOf("»");
  const cursor = marked.replaceAll(/[«»]/g, "").indexOf("|");
  if (start === -1) {
    buffer.moveTo(cursor);
    return buffer;
  }
  buffer.moveTo(cursor === start ? end : start);
  while (buffer.cursor !== cursor) {
    buffer.apply(buffer.cursor < cursor ? "select-forward-char" : "select-backward-char");
  }
  return buffer;
}

/** The same writing of what is there now. */
export function shown({ text, cursor, selection }: EditBuffer): string {
  const marks = [
    { at: selection?.start, mark: "«" },
    { at: cursor, mark: "|" },
    { at: selection?.end, mark: "»" },
  ];
  let marked = "";
  for (let at = 0; at <= text.length; at += 1) {
    marked += marks.map((each) => (each.at === at ? each.mark : "")).join("") + (text[at] ?? "");
  }
  return marked;
}
