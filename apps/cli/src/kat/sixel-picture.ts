import type { IndexedPicture } from "./indexed-png.ts";

const band = 6;

/** A picture as DEC sixels: bands of six rows, one pass for each colour that is in the band. */
export function sixelPicture({ width, height, colours, clear, pixels }: IndexedPicture): string {
  const out: string[] = [`\u001BP0;1;0q"1;1;${width};${height}`];
  for (const [index, rgb] of colours.entries()) {
    out.push(`#${index};2;${rgb.map((part) => Math.round((part * 100) / 255)).join(";")}`);
  }
  for (let top = 0; top < height; top += band) {
    const columns = new Map<number, Uint8Array>();
    for (let y = top; y < Math.min(height, top + band); y += 1) {
      for (let x = 0; x < width; x += 1) {
        const colour = pixels[y * width + x] ?? 0;
        if (clear.has(colour)) continue;
        const bits = columns.get(colour) ?? new Uint8Array(width);
        columns.set(colour, bits);
        bits[x] = (bits[x] ?? 0) | (1 << (y - top));
      }
    }
    for (const [colour, bits] of columns) out.push(`#${colour}`, packed(bits), "$");
    out.push("-");
  }
  return `${out.join("")}\u001B\\\n`;
}

/** A run of the same sixel is written once, with its length. */
function packed(bits: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bits.length;) {
    const value = bits[at] ?? 0;
    let end = at + 1;
    while (bits[end] === value) end += 1;
    const sixel = String.fromCharCode(0x3f + value);
    const isLast = end === bits.length && value === 0;
    if (!isLast) text += end - at > 3 ? `!${end - at}${sixel}` : sixel.repeat(end - at);
    at = end;
  }
  return text;
}
