import { describe, expect, test } from "bun:test";
import { exists, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import workspace from "../../package.json" with { type: "json" };

const root = join(import.meta.dir, "../..");
const readme = await Bun.file(join(root, "README.md")).text();

/** The text of each fence that is marked with `language`. */
function fences(language: string): string[] {
  const pattern = new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, "gms");
  return [...readme.matchAll(pattern)].map((match) => match[1] ?? "");
}

/** `$ command` lines, each with what is printed up to the next. */
function examples(text: string): { readonly command: string; readonly output: string }[] {
  return text
    .split(/^\$ /m)
    .slice(1)
    .map((part) => {
      const [command = "", ...output] = part.split("\n");
      return { command, output: output.join("\n") };
    });
}

describe("README.md", () => {
  test("its console examples print what they say, in this order in one home", async () => {
    const home = await mkdtemp(join(tmpdir(), "aish-readme-"));
    try {
      await mkdir(join(home, "bin"));
      const main = join(root, "apps/cli/src/main.ts");
      await writeFile(
        join(home, "bin/aish"),
        `#!/bin/sh\nexec '${process.execPath}' --no-env-file --config=/dev/null '${main}' "$@"\n`,
        { mode: 0o755 },
      );
      const env = { HOME: home, PATH: `${join(home, "bin")}:/usr/local/bin:/usr/bin:/bin` };
      const all = fences("console").flatMap(examples);
      expect(all.length).toBeGreaterThan(5);
      for (const { command, output } of all) {
        const child = Bun.spawn(["sh", "-c", `exec 2>&1; ${command}`], {
          cwd: home,
          env,
          stdio: ["ignore", "pipe", "inherit"],
        });
        expect({ command, output: await child.stdout.text() }).toEqual({ command, output });
      }
    } finally {
      await rm(home, { recursive: true, force: true });
    }
  }, 30_000);

  test("the scripts that it runs are there", () => {
    const commands = fences("sh")
      .join("")
      .matchAll(/^(?:npm|bun)(?: run)? (\w+) /gm);
    const named = [...commands].map((match) => match[1] ?? "");
    expect(named.slice(0, 4)).toEqual(["start", "test", "build", "add"]);
    const scripts = named.filter((name) => name !== "add");
    expect(scripts.filter((name) => !(name in workspace.scripts))).toEqual([]);
  });

  test("what it links to is there", async () => {
    const links = [...readme.matchAll(/\]\((?<path>[^):]+)\)/g)].map((match) => match[1] ?? "");
    for (const path of links) {
      expect({ path, there: await exists(join(root, path)) }).toEqual({ path, there: true });
    }
  });

  test("the version in it is the program's", async () => {
    const { version } = await Bun.file(join(root, "apps/cli/package.json")).json();
    expect(readme).toContain(`dist/aish-${version}.tgz`);
    expect(readme).toContain(`Bun ${workspace.engines.bun.slice(2)} or newer`);
  });
});
