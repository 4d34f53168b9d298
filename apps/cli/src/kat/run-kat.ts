import { formatBytes } from "@aish/core";
import { printText } from "@aish/terminal/pager";
import { resolve } from "node:path";
import { printable } from "../listings/columns.ts";
import type { KatRequest } from "../invocation.ts";
import type { KatPlace, KatScreen } from "./kat-place.ts";
import { copyStream, copyText } from "./copy-text.ts";
import { openText, spooled, type OpenText, type Opening } from "./open-text.ts";
import { readText, textForm } from "./read-text.ts";
import { showPicture } from "./show-picture.ts";

const usualWrap = 100;

/** Shows files one after another. The exit status: 1 if one of them could not be. */
export async function runKat(request: KatRequest, place: KatPlace): Promise<number> {
  let status = 0;
  const files = request.files.length === 0 ? ["-"] : request.files;
  for (const file of files) {
    const opening = openOperand(file, place);
    if (opening.kind === "refused") {
      place.complain(`kat: ${printable(file)}: ${opening.why}`);
      status = 1;
    } else if ((await showOpened(opening, request, place)) === "stop") {
      break;
    }
  }
  return status;
}

function openOperand(file: string, place: KatPlace): Opening {
  if (file !== "-") return openText(resolve(place.cwd, file), file);
  if (place.input === undefined) return { kind: "refused", why: "there is no input here to read" };
  return { kind: "stream", title: "standard input", stream: place.input() };
}

async function showOpened(
  opening: Exclude<Opening, { readonly kind: "refused" }>,
  request: KatRequest,
  place: KatPlace,
): Promise<"next" | "stop"> {
  const { screen } = place;
  if (opening.kind === "stream") {
    if (screen !== undefined) {
      return show(await spooled(opening.title, opening.stream), request, place, screen);
    }
    await copyStream(opening.stream, request, place);
    return "next";
  }
  if (screen !== undefined) return show(opening.text, request, place, screen);
  await copyText(opening.text.port, request, place);
  opening.text.port.close();
  return "next";
}

async function show(
  text: OpenText,
  request: KatRequest,
  place: KatPlace,
  screen: KatScreen,
): Promise<"next" | "stop"> {
  const { content, port, title } = text;
  if (content.kind === "picture" && !request.raw) {
    await showPicture(text, content.format, place, screen);
    port.close();
    return "next";
  }
  if (content.kind === "binary" && !request.raw) {
    const size = text.path === undefined ? "" : `, ${formatBytes(port.size)}`;
    place.print(`${printable(title)} is ${content.what}${size}; kat --raw shows its bytes\n`);
    port.close();
    return "next";
  }
  const printed = request.pager ? undefined : fitting(text, request, screen);
  if (printed !== undefined) {
    place.print(printed);
    port.close();
    return "next";
  }
  const terminal = screen.open();
  if (terminal !== undefined) return readText(text, request, place, screen, terminal);
  // There is no keyboard to page with.
  await copyText(port, request, place);
  port.close();
  return "next";
}

/** The text as it is printed, if it fits on the screen and has come to its end. */
function fitting(text: OpenText, request: KatRequest, screen: KatScreen): string | undefined {
  const { columns, rows } = screen.size;
  if (!text.port.isEnded) return undefined;
  const lines = printText(text.port, textForm(text, request), {
    palette: screen.palette(),
    columns,
    raw: request.raw,
    numbers: request.numbers,
    wrapAt: request.wrap ?? usualWrap,
    mostRows: rows - 1,
  });
  return lines?.join("");
}
