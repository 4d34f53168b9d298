import { describe, expect, test } from "bun:test";
import { aish, aishCommand, tempHome } from "./aish.ts";

describe("not on a terminal kat is cat", () => {
  test.each([
    ["a file is copied as it is", ["a.md"], "# T\n\u001B[31mred\n", 0, ""],
    ["files come one after another", ["a.md", "b"], "# T\n\u001B[31mred\nb", 0, ""],
    ["-n numbers the lines", ["-n", "a.md"], "     1\t# T\n     2\t\u001B[31mred\n", 0, ""],
    ["what is not there is said", ["no", "b"], "b", 1, "kat: no: no such file\n"],
    ["a directory is no file", ["d"], "", 1, "kat: d: is a directory\n"],
  ] as const)("%s", async (_rule, words, stdout, status, stderr) => {
    await using home = await tempHome();
    await Bun.write(`${home.path}/a.md`, "# T\n\u001B[31mred\n");
    await Bun.write(`${home.path}/b`, "b");
    await Bun.write(`${home.path}/d/inside`, "");
    const result = await aish(home, ["kat", ...words]);
    expect(result).toEqual({ stdout, stderr, status });
  });

  test("bytes that are no text pass too, from a pipe", async () => {
    await using home = await tempHome();
    const bytes = new Uint8Array(3_000_000).map((_, at) => (at * 7919) % 256);
    const child = Bun.spawn(aishCommand(["kat"]), { env: home.env, stdin: bytes });
    expect(Bun.hash(await child.stdout.bytes())).toBe(Bun.hash(bytes));
    expect(await child.exited).toBe(0);
  });

  test("a reader that goes away ends it", async () => {
    await using home = await tempHome();
    const kat = aishCommand(["kat"]).join(" ");
    const child = Bun.spawn(["bash", "-c", `yes | ${kat} | head -1`], {
      env: home.env,
    });
    expect(await child.stdout.text()).toBe("y\n");
  });
});
