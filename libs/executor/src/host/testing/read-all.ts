import type { ByteSource } from "../host.ts";

export async function readAll(source: ByteSource): Promise<string> {
  const chunks: Uint8Array[] = [];
  for (let chunk = await source.read(); chunk !== undefined; chunk = await source.read()) {
    chunks.push(chunk);
  }
  source.cancel();
  return Buffer.concat(chunks).toString("latin1");
}
