/** A picture of at most 256 colours. */
export interface IndexedPicture {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue of each, from 0 to 255. */
  readonly colours: readonly (readonly [number, number, number])[];
  /** Which are not seen at all. */
  readonly clear: ReadonlySet<number>;
  /** The colour of each pixel, row by row. */
  readonly pixels: Uint8Array;
}

/** Reads a PNG with a palette, not interlaced; undefined for any other. */
export function readIndexedPng(png: Uint8Array): IndexedPicture | undefined {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const data: Uint8Array[] = [];
  let header:
    { readonly width: number; readonly height: number; readonly depth: number } | undefined;
  let colours: IndexedPicture["colours"] = [];
  const clear = new Set<number>();
  for (let at = 8; at + 12 <= png.length;) {
    const length = view.getUint32(at);
    const name = Buffer.from(png.subarray(at + 4, at + 8)).toString("latin1");
    const body = png.subarray(at + 8, at + 8 + length);
    if (name === "IHDR") {
      if (body[9] !== 3 || body[12] !== 0) return undefined;
      header = {
        width: view.getUint32(at + 8),
        height: view.getUint32(at + 12),
        depth: body[8] ?? 8,
      };
    } else if (name === "PLTE") {
      colours = Array.from({ length: Math.floor(length / 3) }, (_, index) => [
        body[3 * index] ?? 0,
        body[3 * index + 1] ?? 0,
        body[3 * index + 2] ?? 0,
      ]);
    } else if (name === "tRNS") {
      for (const [index, opacity] of body.entries()) if (opacity < 128) clear.add(index);
    } else if (name === "IDAT") {
      data.push(body);
    }
    at += 12 + length;
  }
  if (header === undefined) return undefined;
  const { width, height, depth } = header;
  const packed = new Uint8Array(
    process.getBuiltinModule("node:zlib").inflateSync(Buffer.concat(data)),
  );
  const stride = Math.ceil((width * depth) / 8);
  if (packed.length < (stride + 1) * height) return undefined;
  const pixels = new Uint8Array(width * height);
  let above = new Uint8Array(stride);
  for (let y = 0; y < height; y += 1) {
    const start = y * (stride + 1);
    const row = packed.slice(start + 1, start + 1 + stride);
    unfilter(row, above, packed[start] ?? 0);
    for (let x = 0; x < width; x += 1) pixels[y * width + x] = pixelAt(row, x, depth);
    above = row;
  }
  return { width, height, colours, clear, pixels };
}

function pixelAt(row: Uint8Array, x: number, depth: number): number {
  if (depth === 8) return row[x] ?? 0;
  const bit = x * depth;
  return ((row[bit >> 3] ?? 0) >> (8 - depth - (bit & 7))) & ((1 << depth) - 1);
}

/** PNG §9: each byte was written as its difference from what stands around it. A pixel takes a byte at most. */
function unfilter(row: Uint8Array, above: Uint8Array, filter: number): void {
  for (let at = 0; at < row.length; at += 1) {
    const left = at === 0 ? 0 : (row[at - 1] ?? 0);
    const up = above[at] ?? 0;
    const corner = at === 0 ? 0 : (above[at - 1] ?? 0);
    const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
    row[at] = (row[at] ?? 0) + guess;
  }
}

function paeth(left: number, up: number, corner: number): number {
  const estimate = left + up - corner;
  const [a, b, c] = [left, up, corner].map((each) => Math.abs(estimate - each));
  if ((a ?? 0) <= (b ?? 0) && (a ?? 0) <= (c ?? 0)) return left;
  return (b ?? 0) <= (c ?? 0) ? up : corner;
}
