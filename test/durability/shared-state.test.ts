import { expect, test } from "bun:test";
import { join } from "node:path";
import { openHome } from "./aish-home.ts";

test("two databases with one state directory never give two jobs one number", async () => {
  await using home = openHome();
  const other = { env: { AISH_DB: join(home.directory, "other.db") } };
  expect(await home.output(["jobs", "start", "echo first"])).toBe("1\n");
  expect(await home.output(["jobs", "start", "echo second"])).toBe("2\n");

  const prompt = home.prompt([], other);
  await prompt.ask(1);
  expect(await prompt.line("echo third &")).toContain("[bg:3 started] echo third");
  await prompt.says(/\[bg:3 exited 0/);
  expect(await home.output(["jobs", "start", "echo fourth"])).toBe("4\n");
  expect(await home.run(["jobs", "wait", "4"])).toMatchObject({ status: 0 });
  for (const [id, text, options] of [
    ["1", "first", undefined],
    ["2", "second", undefined],
    ["3", "third", other],
    ["4", "fourth", undefined],
  ] as const) {
    const { stdout } = await home.run(["jobs", "output", id], options);
    expect(stdout).toBe(`${text}\n`);
  }
  expect(await prompt.quit()).toBe(0);
  // A number that was passed over is no job that a person should hear of.
  expect(prompt.written.match(/\[bg:\d+ (?!started)/g)).toHaveLength(1);
});
