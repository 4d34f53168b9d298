import { queryGraphics } from "@aish/terminal/keys";
import { AnswerFilter } from "../terminal/answer-filter.ts";
import type { Terminal } from "../terminal/terminal.ts";

/** How a terminal shows pictures, and how large a cell of it is, in pixels. */
export interface PictureSupport {
  readonly way: "kitty" | "sixel" | "none";
  readonly cell: { readonly width: number; readonly height: number };
}

const answerMs = 400;
const usualCell = { width: 9, height: 18 };
/** The size of a cell, and what every terminal answers. */
const queryBehindMultiplexer = "\u001B[16t\u001B[c";

/** Asks the terminal. What is typed meanwhile waits for whoever reads next. */
export async function askPictureSupport(
  terminal: Pick<Terminal, "setMode" | "takeKeys" | "write" | "keep">,
  variables: Readonly<Record<string, string | undefined>>,
): Promise<PictureSupport> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let way: PictureSupport["way"] = "none";
  let { width, height } = usualCell;
  const typed: Uint8Array[] = [];
  const filter = new AnswerFilter((answer) => {
    if (answer.kind === "graphics" && answer.ok) way = "kitty";
    if (answer.kind === "cellSize" && answer.width > 0 && answer.height > 0) {
      ({ width, height } = answer);
    }
    if (answer.kind !== "deviceAttributes") return;
    if (answer.sixel && way === "none") way = "sixel";
    resolve();
  });
  terminal.setMode("editing");
  const release = terminal.takeKeys((bytes) => void typed.push(filter.take(bytes)));
  const timer = setTimeout(resolve, answerMs);
  // tmux takes the question about Kitty's graphics for a title.
  const isBehind = (variables["TMUX"] ?? "") !== "" || (variables["STY"] ?? "") !== "";
  terminal.write(isBehind ? queryBehindMultiplexer : queryGraphics);
  await promise;
  clearTimeout(timer);
  release();
  for (const bytes of [...typed, filter.rest()]) if (bytes.length > 0) terminal.keep(bytes);
  return { way, cell: { width, height } };
}
