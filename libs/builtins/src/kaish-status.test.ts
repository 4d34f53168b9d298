import { expect, test } from "bun:test";
import { kaishStatus } from "./kaish-status.ts";
import { kaishTools } from "./kaish-tools.ts";
import { kaishVersion } from "./kaish-version.ts";
import { pwd } from "./pwd.ts";
import { call } from "./testing/call.ts";
import { fakeJobs } from "./testing/fake-jobs.ts";

const shell = {
  options: { errexit: true, pipefail: false, glob: true },
  aliases: new Map([["ll", "ls -l"]]),
  functions: new Map<string, string>(),
  builtinNames: ["pwd"],
  declaration: (name: string) => (name === "pwd" ? pwd.declaration : undefined),
  jobs: fakeJobs([{}, { state: { kind: "done", status: 0 } }]),
  last: { status: 3, data: undefined, output: undefined },
  version: "1.2.3",
};

test("kaish-status counts what the shell holds", async () => {
  expect((await call(kaishStatus, { shell, cwd: "/tmp", variables: { a: 1 } })).stdout).toBe(
    [
      "version    1.2.3",
      "cwd        /tmp",
      "status     3",
      "variables  1",
      "functions  0",
      "aliases    1",
      "builtins   1",
      "jobs       1",
      "options    errexit glob",
      "",
    ].join("\n"),
  );
});

test("kaish-version prints the version", async () => {
  expect((await call(kaishVersion, { shell })).stdout).toBe("kai 1.2.3\n");
});

test("kaish-tools lists the builtins and describes one", async () => {
  const list = await call(kaishTools, { shell });
  expect(list.stdout).toBe("pwd  Print the working directory\n");
  expect(list.data).toEqual([
    new Map([
      ["NAME", "pwd"],
      ["DESCRIPTION", "Print the working directory"],
    ]),
  ]);
  expect((await call(kaishTools, { operands: ["pwd"], shell })).stdout).toContain("pwd");
  expect(await call(kaishTools, { operands: ["pdw"], shell })).toMatchObject({
    status: 1,
    message: "pdw: no such builtin",
    hint: "did you mean pwd",
  });
});
