export interface ByteReader {
  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
}

/** The text that comes until the end, or until the reader is cancelled; `isFull`: there was more than `most` bytes. */
export async function readUpTo(
  reader: ByteReader,
  most: number,
): Promise<{ readonly text: string; readonly isFull: boolean }> {
  const decoder = new TextDecoder();
  let text = "";
  for (let bytes = 0; bytes < most;) {
    const { done, value } = await reader.read();
    if (done || value === undefined) return { text, isFull: false };
    bytes += value.length;
    text += decoder.decode(value, { stream: true });
  }
  return { text: text.slice(0, most), isFull: true };
}
