import type { ByteSource } from "./byte-stream.ts";
import { concatBytes } from "./read-all.ts";
import type { Awaitable } from "./value.ts";

/** Without its newline. False means: no more; the rest stays in the source. */
export type LineVisitor = (line: Uint8Array) => Awaitable<boolean | void>;

const newline = 0x0a;

/** Visits every line, also a last one without newline; gives a promise only where something waits. */
export function eachLine(source: ByteSource, visit: LineVisitor): Awaitable<void> {
  const walk = new LineWalk(source, visit);
  const waits = walk.run();
  return waits === undefined ? undefined : goOn(walk, waits);
}

async function goOn(walk: LineWalk, first: Promise<void>): Promise<void> {
  let waits: Promise<void> | undefined = first;
  while (waits !== undefined) {
    await waits;
    waits = walk.run();
  }
}

class LineWalk {
  readonly #source: ByteSource;
  readonly #visit: LineVisitor;
  #chunk: Uint8Array | undefined;
  #position = 0;
  /** Beginning of a line whose end has not come yet. */
  #begun: Uint8Array[] = [];
  #done = false;

  constructor(source: ByteSource, visit: LineVisitor) {
    this.#source = source;
    this.#visit = visit;
  }

  /** Goes on until all is done (undefined) or something has to be waited for before the next call. */
  run(): Promise<void> | undefined {
    while (!this.#done) {
      const line = this.#chunk === undefined ? undefined : this.#nextLine(this.#chunk);
      const waits = line === undefined ? this.#read() : this.#show(line);
      if (waits !== undefined) return waits;
    }
    return undefined;
  }

  #read(): Promise<void> | undefined {
    const chunk = this.#source.read();
    if (chunk instanceof Promise) return chunk.then((late) => this.#feed(late));
    return this.#feed(chunk);
  }

  #feed(chunk: Uint8Array | undefined): Promise<void> | undefined {
    this.#chunk = chunk;
    this.#position = 0;
    if (chunk !== undefined) return undefined;
    this.#done = true;
    return this.#begun.length === 0 ? undefined : this.#show(concatBytes(this.#begun));
  }

  #show(line: Uint8Array): Promise<void> | undefined {
    const answer = this.#visit(line);
    if (answer instanceof Promise) return answer.then((late) => this.#decide(late));
    this.#decide(answer);
    return undefined;
  }

  #decide(answer: boolean | void): void {
    if (answer !== false) return;
    this.#done = true;
    if (this.#chunk !== undefined) this.#source.unread(this.#chunk.subarray(this.#position));
  }

  /** Undefined if the chunk has no further line end. */
  #nextLine(chunk: Uint8Array): Uint8Array | undefined {
    const end = chunk.indexOf(newline, this.#position);
    if (end < 0) {
      if (this.#position < chunk.length) this.#begun.push(chunk.subarray(this.#position));
      this.#chunk = undefined;
      return undefined;
    }
    const piece = chunk.subarray(this.#position, end);
    this.#position = end + 1;
    if (this.#begun.length === 0) return piece;
    const line = concatBytes([...this.#begun, piece]);
    this.#begun = [];
    return line;
  }
}
