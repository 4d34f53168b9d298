/** What the first bytes of a file say that it is. */
export type ContentKind =
  | { readonly kind: "text" }
  | { readonly kind: "picture"; readonly format: string }
  | { readonly kind: "binary"; readonly what: string };

// oxlint-disable no-control-regex -- bytes are what is looked for
const signatures: readonly (readonly [string, RegExp])[] = [
  ["PNG", /^\x89PNG\r\n\x1a\n/],
  ["JPEG", /^\xff\xd8\xff/],
  ["GIF", /^GIF8[79]a/],
  ["WebP", /^RIFF[^]{4}WEBP/],
  ["BMP", /^BM[^]{4}\0\0\0\0/],
  ["TIFF", /^(?:II\*\0|MM\0\*)/],
  ["AVIF", /^[^]{4}ftypavi[fs]/],
  ["HEIC", /^[^]{4}ftyp(?:heic|heix|mif1)/],
];

const others: readonly (readonly [string, RegExp])[] = [
  ["a PDF document", /^%PDF-/],
  ["a program", /^(?:\x7fELF|MZ|\xcf\xfa\xed\xfe)/],
  ["a zip archive", /^PK\x03\x04/],
  ["compressed by gzip", /^\x1f\x8b/],
  ["compressed by xz", /^\xfd7zXZ\0/],
  ["compressed by zstd", /^\x28\xb5\x2f\xfd/],
  ["an SQLite database", /^SQLite format 3\0/],
];

// oxlint-enable no-control-regex

export function contentKind(start: Uint8Array): ContentKind {
  const text = Buffer.from(start.subarray(0, 8192)).toString("latin1");
  const picture = signatures.find(([, pattern]) => pattern.test(text));
  if (picture !== undefined) return { kind: "picture", format: picture[0] };
  const other = others.find(([, pattern]) => pattern.test(text));
  if (other !== undefined) return { kind: "binary", what: other[0] };
  return text.includes("\0") ? { kind: "binary", what: "no text" } : { kind: "text" };
}
