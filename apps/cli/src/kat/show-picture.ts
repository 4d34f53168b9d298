import { formatBytes } from "@aish/core";
import { printable } from "../listings/columns.ts";
import { installedPath, whichInstalled } from "../which-installed.ts";
import type { KatPlace, KatScreen } from "./kat-place.ts";
import type { OpenText } from "./open-text.ts";
import { readIndexedPng } from "./indexed-png.ts";
import { kittyPicture } from "./kitty-picture.ts";
import { askPictureSupport } from "./picture-support.ts";
import { sixelPicture } from "./sixel-picture.ts";

const mostBytes = 100 * 1024 * 1024;
const mostPixels = 100_000_000;
const convertMs = 10_000;
/** How long the rest of what comes through a pipe is waited for. */
const arriveMs = 10_000;

/** Shows a picture where the cursor is, or says what it is. */
export async function showPicture(
  { title, port }: OpenText,
  format: string,
  place: KatPlace,
  screen: KatScreen,
): Promise<void> {
  const describe = (facts: string, why: string): void =>
    place.print(
      `${printable(title)}: a ${format} picture${facts}, ${formatBytes(port.size)}; ${why}\n`,
    );
  if (!port.isEnded) {
    await port.fill(mostBytes + 1, arriveMs);
    port.refresh();
  }
  if (port.size > mostBytes) return describe("", "too large to be shown");
  if (!port.isEnded) return describe("", "not all of it has come");
  const bytes = port.read(0, port.size);
  const picture = await decodable(bytes, format, place);
  if (picture === undefined) return describe("", "nothing here can read that format");
  const { width, height } = picture;
  const facts = `, ${width}×${height}`;
  const terminal = screen.open();
  if (terminal === undefined)
    return describe(facts, "the terminal cannot be asked whether it shows pictures");
  const { way, cell } = await askPictureSupport(terminal, place.variables);
  if (way === "none") return describe(facts, "this terminal shows none");
  const { columns, rows } = terminal.size;
  const most = { width: columns * cell.width, height: Math.max(1, rows - 2) * cell.height };
  const fits = width <= most.width && height <= most.height;
  const scaled = (): Bun.Image => {
    const image = new Bun.Image(picture.bytes, { maxPixels: mostPixels });
    return fits ? image : image.resize(most.width, most.height, { fit: "inside" });
  };
  if (way === "kitty") {
    const isReady = fits && picture.format === "png";
    place.print(kittyPicture(isReady ? picture.bytes : await scaled().png().bytes()));
    return;
  }
  const indexed = readIndexedPng(
    await scaled().png({ palette: true, colors: 256, dither: true }).bytes(),
  );
  if (indexed === undefined) return describe(facts, "it could not be made sixels of");
  place.print(sixelPicture(indexed));
}

interface Decodable {
  readonly bytes: Uint8Array;
  readonly format: string;
  readonly width: number;
  readonly height: number;
}

/** What is not known here ImageMagick may know. */
async function decodable(
  bytes: Uint8Array,
  format: string,
  place: KatPlace,
): Promise<Decodable | undefined> {
  const known = await read(bytes);
  if (known !== undefined) return known;
  const path = place.variables["PATH"] ?? "";
  const program = whichInstalled("magick", path) ?? whichInstalled("convert", path);
  if (program === undefined) return undefined;
  const child = Bun.spawn([program, `${format.toLowerCase()}:-[0]`, "png:-"], {
    env: { ...place.variables, PATH: installedPath(path) },
    stdin: bytes,
    stderr: "ignore",
    timeout: convertMs,
    maxBuffer: mostBytes,
  });
  const converted = await child.stdout.bytes();
  return (await child.exited) === 0 ? read(converted) : undefined;
}

async function read(bytes: Uint8Array): Promise<Decodable | undefined> {
  try {
    // The bytes are borrowed while it decodes; they belong to nobody else here.
    const found = await new Bun.Image(bytes, { maxPixels: mostPixels }).metadata();
    return { bytes, format: found.format, width: found.width, height: found.height };
  } catch {
    return undefined;
  }
}
