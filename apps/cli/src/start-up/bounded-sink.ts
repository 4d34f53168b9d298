import type { ByteSink } from "@aish/kernel";

export interface BoundedSink extends ByteSink {
  write(chunk: Uint8Array | string): void;
  text(): string;
}

/** Keeps the beginning of what is written, and lets the rest go. */
export function boundedSink(mostBytes: number): BoundedSink {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let isCut = false;
  const encoder = new TextEncoder();
  return {
    descriptor: undefined,
    write(chunk) {
      const left = mostBytes - size;
      const bytes = typeof chunk === "string" ? encoder.encode(chunk) : chunk;
      if (bytes.length > left) isCut = true;
      const kept = bytes.slice(0, left);
      if (kept.length > 0) chunks.push(kept);
      size += kept.length;
    },
    text() {
      const text = new TextDecoder().decode(Buffer.concat(chunks));
      return isCut && size > 0 ? `${text}…\n` : text;
    },
  };
}
