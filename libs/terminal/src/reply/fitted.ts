/** Text cut to `room` columns, with `more` where it was cut. */
export function fitted(text: string, room: number, more: string): string {
  if (Bun.stringWidth(text) <= room) return text;
  // A wide character on the edge is taken whole.
  for (let end = Math.max(0, room - Bun.stringWidth(more)); end > 0; end -= 1) {
    const cut = Bun.sliceAnsi(text, 0, end) + more;
    if (Bun.stringWidth(cut) <= room) return cut;
  }
  return more.slice(0, room);
}
