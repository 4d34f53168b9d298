import { DescriptorSink } from "./descriptor-sink.ts";
import { errorCode } from "../error-code.ts";
import { fileErrorOf } from "./file-error-of.ts";
import type { ClosableSink } from "./host.ts";

const lookMs = 10;

/** Writes a named pipe that nobody had opened for reading yet: writing and ending wait for a reader. */
export class FifoSink implements ClosableSink {
  readonly #open: () => number;
  #opened: DescriptorSink | undefined;
  #opening: Promise<DescriptorSink> | undefined;
  #isEnded = false;

  /** `open` must not block: it fails with ENXIO while there is no reader. */
  constructor(open: () => number) {
    this.#open = open;
  }

  get descriptor(): number | undefined {
    return this.#opened?.descriptor;
  }

  async write(chunk: Uint8Array | string): Promise<void> {
    const sink = await this.#reader();
    await sink.write(chunk);
  }

  async end(): Promise<void> {
    if (this.#isEnded) return;
    this.#isEnded = true;
    const sink = await this.#reader();
    await sink.end();
  }

  #reader(): Promise<DescriptorSink> {
    this.#opening ??= this.#waitForReader();
    return this.#opening;
  }

  async #waitForReader(): Promise<DescriptorSink> {
    for (;;) {
      try {
        this.#opened = new DescriptorSink(this.#open());
        return this.#opened;
      } catch (error) {
        if (errorCode(error) !== "ENXIO") throw fileErrorOf(error);
      }
      await new Promise((resolve) => setTimeout(resolve, lookMs));
    }
  }
}
