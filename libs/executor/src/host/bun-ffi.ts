import type * as ffi from "bun:ffi";

let loaded: typeof ffi | undefined;

/** Loaded when it is first asked for: a line that reads and writes files only does without. */
export function bunFfi(): typeof ffi {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the declarations know Node's modules only
  loaded ??= process.getBuiltinModule("bun:ffi") as typeof ffi;
  return loaded;
}
