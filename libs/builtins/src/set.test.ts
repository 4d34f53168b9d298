import { describe, expect, test } from "bun:test";
import { set } from "./set.ts";
import { call } from "./testing/call.ts";

const options = { errexit: false, pipefail: true, glob: true };
/** As it would be written: what begins with a sign is written as a flag. */
const run = (line: string, written = true) => {
  const operands = line === "" ? [] : line.split(" ");
  const operandIsFlag = operands.map((word) => written && /^[-+]./.test(word));
  return call(set, { operands, operandIsFlag, shell: { options } });
};
const on = (option: string) => ({ kind: "setOption", option, on: true });
const off = (option: string) => ({ kind: "setOption", option, on: false });

describe("set", () => {
  test.each([
    ["-e", [on("errexit")]],
    ["+e", [off("errexit")]],
    ["-euo pipefail", [on("errexit"), on("pipefail")]],
    ["-e -u -o pipefail", [on("errexit"), on("pipefail")]],
    ["+o glob", [off("glob")]],
    ["-f", [off("glob")]],
    ["-u -x", []],
  ])("%s changes options", async (line, changes: object[]) => {
    expect(await run(line)).toMatchObject({ status: 0, stdout: "", changes });
  });

  test("-- sets the arguments, and which of them are flags", async () => {
    expect((await run("-e -- a -l")).changes).toEqual([
      { kind: "setOption", option: "errexit", on: true },
      { kind: "setArguments", arguments: ["a", "-l"], flags: [false, true] },
    ]);
  });

  test("-- alone leaves no arguments", async () => {
    expect((await run("--")).changes).toEqual([{ kind: "setArguments", arguments: [], flags: [] }]);
  });

  test("-o alone prints a table", async () => {
    expect((await run("-o")).stdout).toBe("errexit\toff\nglob\ton\npipefail\ton\n");
  });

  test("-o --json prints the table as JSON", async () => {
    expect(JSON.parse((await run("-o --json")).stdout)).toContainEqual({
      NAME: "errexit",
      STATE: "off",
    });
  });

  test("--json alone has the same table", async () => {
    expect((await run("--json")).stdout).toBe((await run("-o --json")).stdout);
  });

  test.each([
    ["--bogus --json", 2, "set: unknown flag --bogus (set -o lists the options)"],
    ["--json -o bogus", 1, "set: bogus: no such option (there are errexit, glob, pipefail)"],
  ])("set %s fails with a record", async (line, code, error) => {
    const end = await run(line);
    expect(end).toMatchObject({ status: code, message: undefined });
    expect(JSON.parse(end.stdout)).toEqual({ error, code });
  });

  test.each(["", "+o"])("set %s prints commands that set the same", async (line) => {
    expect((await run(line)).stdout).toBe("set +e\nset -o glob\nset -o pipefail\n");
  });

  test.each([
    ["-o bogus", 1, "bogus: no such option", "there are errexit, glob, pipefail"],
    ["+o bogus", 1, "bogus: no such option", "there are errexit, glob, pipefail"],
    ["--bogus", 2, "unknown flag --bogus", "set -o lists the options"],
    ["a b", 2, "a: not an option", "set -- a b sets the arguments $1 and $2"],
  ])("%s fails with %d: %s", async (line, status, message, hint) => {
    expect(await run(line)).toMatchObject({ status, message, hint, changes: [] });
  });

  test("what comes out of a variable is no option", async () => {
    expect(await run("-e", false)).toMatchObject({ status: 2, message: "unknown flag -e" });
  });
});
