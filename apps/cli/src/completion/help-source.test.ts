import { expect, test } from "bun:test";
import { chmodSync, existsSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { HelpCache } from "./help-cache.ts";
import { mayAskHelp } from "./may-ask-help.ts";
import { temporaryWorld, valuesOf } from "./testing/temporary-world.ts";

const path = process.env["PATH"] ?? "";

test.each([
  { rule: "a program of the system", program: "/usr/bin/env", may: true },
  { rule: "none that stops the machine", program: "/sbin/reboot", may: false },
  { rule: "none that is not there", program: "/usr/bin/no-such-program", may: false },
  { rule: "no shell", program: "/bin/sh", may: false },
  { rule: "none that gains rights", program: "/usr/bin/passwd", may: false },
  { rule: "none that would start a service", program: "/usr/sbin/sshd", may: false },
  { rule: "no directory", program: "/usr/bin", may: false },
])("may be asked for its help: $rule", ({ program, may }) => {
  expect(mayAskHelp(program)).toBe(may);
});

test("what somebody wrote is never run to see what it can do, by whatever name or link", async () => {
  using there = temporaryWorld({ path });
  there.write({ "bin/tool": `#!/bin/sh\ntouch ${there.cwd}/was-run\necho '  --all  x'\n` });
  chmodSync(join(there.cwd, "bin/tool"), 0o755);
  symlinkSync("/sbin/reboot", join(there.cwd, "bin/harmless"));
  symlinkSync("tool", join(there.cwd, "bin/linked"));
  using asking = temporaryWorld({ ...there.world, path: `${join(there.cwd, "bin")}:${path}` });
  for (const name of ["tool", "linked", "harmless"]) {
    expect(mayAskHelp(join(there.cwd, "bin", name))).toBe(false);
    await asking.late(`${name} --`);
  }
  expect(existsSync(join(there.cwd, "was-run"))).toBe(false);
});

test.skipIf(!existsSync("/usr/bin/nproc"))(
  "options of a program that no rules describe are those it tells, also in a later start",
  async () => {
    using there = temporaryWorld({ path: "/usr/bin:/bin" });
    const found = (await there.late("nproc --ig")).candidates[0];
    expect(found?.value.replace(/=$/, "")).toBe("--ignore");
    const kept = readdirSync(join(there.world.cacheDirectory ?? "", "help"));
    expect(kept.length).toBe(1);
    using again = temporaryWorld(there.world);
    expect(valuesOf(again.now("nproc --ig")).map((value) => value.replace(/=$/, ""))).toEqual([
      "--ignore",
    ]);
  },
);

test("a file of the cache that is broken or another program's is no help", () => {
  using there = temporaryWorld();
  const directory = there.world.cacheDirectory;
  const help = {
    options: [{ names: ["-a"], takesValue: false, description: "x" }],
    subcommands: [],
  };
  new HelpCache().keep(directory, "tool", "1", help);
  expect(new HelpCache().read(directory, "tool", "1")).toEqual(help);
  expect(new HelpCache().read(directory, "tool", "2")).toBeUndefined();
  const folder = join(directory ?? "", "help");
  for (const text of [
    "{",
    "[]",
    '{"options":3}',
    '{"options":[{"names":[1]}],"subcommands":[null]}',
  ]) {
    for (const name of readdirSync(folder)) {
      there.write({ [join("../cache/help", name)]: text });
    }
    const read = new HelpCache().read(directory, "tool", "1");
    expect(read ?? { options: [], subcommands: [] }).toEqual({ options: [], subcommands: [] });
  }
});
