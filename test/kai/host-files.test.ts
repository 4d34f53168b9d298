import { createHost } from "@aish/executor/host";
import { fileSystemContract, type FileTree } from "@aish/kernel/testing";
import { mkdir, mkdtemp, realpath, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

fileSystemContract("files of the system", async (tree) => {
  const root = await realpath(await mkdtemp(join(tmpdir(), "aish-files-")));
  await plant(root, tree);
  return {
    fs: createHost().fs,
    root,
    [Symbol.asyncDispose]: () => rm(root, { recursive: true }),
  };
});

async function plant(root: string, tree: FileTree): Promise<void> {
  for (const path of tree.directories ?? []) await mkdir(join(root, path), { recursive: true });
  for (const [path, content] of Object.entries(tree.files ?? {})) {
    await Bun.write(join(root, path), content);
  }
  for (const [path, target] of Object.entries(tree.links ?? {})) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await symlink(target, join(root, path));
  }
}
