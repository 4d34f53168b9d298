import { FileError, resolvePath } from "@aish/core";
import type { BuiltinCall } from "@aish/kernel";

/**
 * Asked after each chunk of a file that was copied: does the file grow by what is copied, as in
 * `cat log >> log`, which would never end? Streams do not say which file they are, but sizes do.
 */
export function watchOwnOutput(
  call: BuiltinCall,
  path: string,
): (copied: number) => Promise<boolean> {
  let chunks = 0;
  let total = 0;
  let before: { readonly size: number; readonly total: number } | undefined;
  return async (copied) => {
    chunks += 1;
    total += copied;
    // Looked at less and less often, so that it costs nothing beside the reading.
    if (chunks < 2 || (chunks & (chunks - 1)) !== 0) return false;
    const size = await sizeOf(call, path);
    if (size === undefined) return false;
    const isOwn = before !== undefined && size - before.size === total - before.total;
    before = { size, total };
    return isOwn;
  };
}

async function sizeOf({ fs, cwd }: BuiltinCall, path: string): Promise<number | undefined> {
  if (path === "-") return undefined;
  try {
    const stat = await fs.stat(resolvePath(cwd, path));
    return stat?.kind === "file" ? stat.size : undefined;
  } catch (error) {
    if (error instanceof FileError) return undefined; // it has gone meanwhile, which is not ours to tell
    throw error;
  }
}
