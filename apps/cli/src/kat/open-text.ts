import { closeSync, openSync, statSync } from "node:fs";
import { contentKind, type ContentKind } from "./content-kind.ts";
import { FilePort } from "./file-port.ts";
import type { LivePort } from "./live-port.ts";
import { SpooledInput } from "./spooled-input.ts";

/** Something that can be shown. */
export interface OpenText {
  readonly title: string;
  /** Undefined for what comes through a pipe. */
  readonly path: string | undefined;
  readonly port: LivePort;
  readonly content: ContentKind;
}

export type Opening =
  /** What comes through a pipe. */
  | { readonly kind: "stream"; readonly title: string; readonly stream: ReadableStream<Uint8Array> }
  | { readonly kind: "open"; readonly text: OpenText }
  | { readonly kind: "refused"; readonly why: string };

const startBytes = 8192;
/** How long a pipe may leave one without a screenful. */
const patienceMs = 1000;

export function openText(path: string, title: string): Opening {
  let fd: number;
  try {
    const found = statSync(path);
    if (found.isDirectory()) return { kind: "refused", why: "is a directory" };
    if (!found.isFile()) {
      return { kind: "stream", title, stream: Bun.file(path).stream() };
    }
    fd = openSync(path, "r");
  } catch (error) {
    return { kind: "refused", why: reasonOf(error) };
  }
  try {
    const port = new FilePort(fd);
    const content = contentKind(port.read(0, startBytes));
    return { kind: "open", text: { title, path, port, content } };
  } catch (error) {
    closeSync(fd);
    return { kind: "refused", why: reasonOf(error) };
  }
}

/** What comes through a pipe, as soon as there is enough of it to begin with. */
export async function spooled(
  title: string,
  stream: ReadableStream<Uint8Array>,
): Promise<OpenText> {
  const port = new SpooledInput(stream);
  await port.fill(startBytes, patienceMs);
  port.refresh();
  return { title, path: undefined, port, content: contentKind(port.read(0, startBytes)) };
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  switch (code) {
    case "ENOENT":
      return "no such file";
    case "ENOTDIR":
      return "a part of its path is no directory";
    case "EACCES":
    case "EPERM":
      return "may not be read";
    default:
      return `cannot be read (${String(code ?? error)})`;
  }
}
