import { describe, expect, test } from "bun:test";
import { deflateSync } from "node:zlib";
import { contentKind } from "./content-kind.ts";
import { readIndexedPng } from "./indexed-png.ts";
import { kittyPicture } from "./kitty-picture.ts";
import { sixelPicture } from "./sixel-picture.ts";

/** Two rows of red and blue, and a clear pixel at the end of the second. */
async function smallPng(): Promise<Uint8Array> {
  const rgba = [
    [255, 0, 0, 255, 255, 0, 0, 255, 0, 0, 255, 255],
    [0, 0, 255, 255, 0, 0, 255, 255, 0, 0, 0, 0],
  ];
  const rows = rgba.map((row) => Buffer.from([0, ...row]));
  return pngOf(3, 2, Buffer.concat(rows));
}

function pngOf(width: number, height: number, rows: Uint8Array): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const parts = [
    part("IHDR", header),
    part("IDAT", deflateSync(rows)),
    part("IEND", Buffer.alloc(0)),
  ];
  return Buffer.concat([signature, ...parts]);
}

function part(name: string, body: Uint8Array): Uint8Array {
  const whole = Buffer.concat([Buffer.from(name), body]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(Bun.hash.crc32(whole));
  return Buffer.concat([length, whole, sum]);
}

// oxlint-disable no-control-regex -- sequences are what is looked for
/** The colours of a sixel picture, row by row; undefined where nothing is drawn. */
function drawn(sixels: string): readonly (readonly (string | undefined)[])[] {
  const body =
    /^\u001BP[\d;]*q"1;1;(?<width>\d+);(?<height>\d+)(?<rest>[^\u001B]*)\u001B\\\n$/.exec(sixels);
  const { width = "0", height = "0", rest = "" } = body?.groups ?? {};
  const rows = Array.from({ length: Number(height) }, () =>
    Array.from({ length: Number(width) }, (): string | undefined => undefined),
  );
  const colours = new Map<string, string>();
  let [colour, top, x] = ["", 0, 0];
  for (const [token, number, rgb, times, sixel] of rest.matchAll(
    /#(\d+)(?:;2;([\d;]+))?|!(\d+)([?-~])|[?-~$-]/g,
  )) {
    if (number !== undefined) {
      if (rgb !== undefined) colours.set(number, rgb);
      else colour = colours.get(number) ?? "";
    } else if (token === "$") {
      x = 0;
    } else if (token === "-") {
      [x, top] = [0, top + 6];
    } else {
      const bits = (sixel ?? token).charCodeAt(0) - 0x3f;
      for (let left = Number(times ?? 1); left > 0; left -= 1, x += 1) {
        for (let bit = 0; bit < 6; bit += 1) {
          const row = rows[top + bit];
          if (row !== undefined && (bits & (1 << bit)) !== 0) row[x] = colour;
        }
      }
    }
  }
  return rows;
}

describe("pictures", () => {
  test("a picture becomes sixels with its colours, and nothing where it is clear", async () => {
    const png = await new Bun.Image(await smallPng()).png({ palette: true, colors: 256 }).bytes();
    const indexed = readIndexedPng(png);
    if (indexed === undefined) throw new Error("it has a palette");
    const [red, blue] = ["100;0;0", "0;0;100"];
    expect(drawn(sixelPicture(indexed))).toEqual([
      [red, red, blue],
      [blue, blue, undefined],
    ]);
  });

  test("a larger picture is drawn in every band", async () => {
    const rows = Array.from({ length: 40 }, (_, y) =>
      Buffer.from([
        0,
        ...Array.from({ length: 30 }, (_x, x) => [x < y ? 255 : 0, 0, 0, 255]).flat(),
      ]),
    );
    const png = pngOf(30, 40, Buffer.concat(rows));
    const indexed = readIndexedPng(
      await new Bun.Image(png).png({ palette: true, colors: 16 }).bytes(),
    );
    if (indexed === undefined) throw new Error("it has a palette");
    const picture = drawn(sixelPicture(indexed));
    expect(picture).toHaveLength(40);
    for (const [y, row] of picture.entries()) {
      expect(row.map((colour) => colour === "100;0;0")).toEqual(row.map((_, x) => x < y));
    }
  });

  test("a picture without a palette is none that can be read", async () => {
    expect(readIndexedPng(await smallPng())).toBeUndefined();
  });

  test("Kitty gets a picture whole, in pieces of 4096 that say whether more follow", () => {
    const png = Uint8Array.from({ length: 10_000 }, (_, at) => at % 251);
    const pieces = [...kittyPicture(png).matchAll(/\u001B_G([^;]*);([^\u001B]*)\u001B\\/g)];
    expect(pieces.map(([, control]) => control)).toEqual([
      "a=T,f=100,q=2,m=1",
      "m=1",
      "m=1",
      "m=0",
    ]);
    expect(Math.max(...pieces.map(([, , data = ""]) => data.length))).toBe(4096);
    const whole = Buffer.from(pieces.map(([, , data]) => data).join(""), "base64");
    expect(whole.equals(png)).toBe(true);
  });
});

test.each([
  ["\x89PNG\r\n\x1a\n", { kind: "picture", format: "PNG" }],
  ["GIF89a", { kind: "picture", format: "GIF" }],
  ["RIFF....WEBPVP8", { kind: "picture", format: "WebP" }],
  ["%PDF-1.7", { kind: "binary", what: "a PDF document" }],
  ["\x7fELF\x02", { kind: "binary", what: "a program" }],
  ["a\0b", { kind: "binary", what: "no text" }],
  ["BM is how this text begins", { kind: "text" }],
  ["", { kind: "text" }],
] as const)("%j is known for what it is", (start, kind) => {
  expect(contentKind(Buffer.from(start, "latin1"))).toEqual(kind);
});
