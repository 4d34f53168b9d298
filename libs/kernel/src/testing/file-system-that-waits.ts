import type { FileSystem } from "../ports.ts";

/** The same files, but every answer comes later. */
export function fileSystemThatWaits(fs: FileSystem): FileSystem {
  return {
    stat: async (path) => fs.stat(path),
    lstat: async (path) => fs.lstat(path),
    list: async (path) => fs.list(path),
    openRead: async (path) => fs.openRead(path),
    openWrite: async (path, mode) => fs.openWrite(path, mode),
    readText: async (path) => fs.readText(path),
    makeDirectory: async (path, options) => fs.makeDirectory(path, options),
    removeFile: async (path) => fs.removeFile(path),
  };
}
