import { Glob } from "bun";
import { expect, test } from "bun:test";

test("importing the host loads no module of Node or Bun: a short line starts without them", async () => {
  const transpiler = new Bun.Transpiler({ loader: "ts" });
  const loaded: string[] = [];
  for await (const name of new Glob("*.ts").scan(import.meta.dir)) {
    if (name.endsWith(".test.ts")) continue;
    const imports = transpiler.scanImports(await Bun.file(`${import.meta.dir}/${name}`).text());
    loaded.push(...imports.map(({ path }) => path).filter((path) => /^(node|bun):/.test(path)));
  }
  expect(loaded).toEqual([]);
});
