import { describe, expect, setDefaultTimeout, test } from "bun:test";
import { aish, tempHome } from "./aish.ts";
import { Screen } from "./screen.ts";

setDefaultTimeout(30_000);

describe("what is typed wrongly at the prompt is named, with what to do, and nothing is lost", () => {
  test.each([
    { line: ":hepl", says: "there is no command :hepl", hint: "did you mean :help?" },
    { line: ":zzzzzz", says: "there is no command :zzzzzz", hint: ":help" },
    { line: ":resume", says: ":resume needs a session", hint: ":sessions" },
    { line: ":resume nosuch", says: "nosuch", hint: "sessions" },
    { line: ":bg-output 99", says: "there is no job 99", hint: "jobs" },
    { line: ":bg-output", says: ":bg-output needs the number of a job", hint: ":help bg-output" },
    { line: ":bg-kill x", says: ":bg-kill needs the number of a job", hint: ":help bg-kill" },
    { line: ":bg-wait 7", says: "there is no job 7", hint: "jobs" },
    { line: ":bg-spawn", says: ":bg-spawn needs a command", hint: ":help bg-spawn" },
    { line: ":out nonsense", says: ':out does not understand "nonsense"', hint: ":help out" },
    { line: ":out 99", says: "there is no command 99", hint: ":history" },
    { line: ":out 1 --lines 9-2", says: "9-2", hint: "" },
    { line: ":fg x", says: ':fg does not know what to do with "x"', hint: ":help fg" },
    { line: ":fg", says: "no command is stopped", hint: "Ctrl+Z" },
    { line: ":jobs what", says: ':jobs does not know what to do with "what"', hint: ":help jobs" },
    { line: ":save", says: ":save needs a title", hint: "" },
    { line: ":model nosuch", says: "there is no model called nosuch", hint: ":model" },
    { line: ":help nosuch", says: "there is no command :nosuch", hint: ":help" },
    { line: "gti -v", says: "gti: command not found", hint: "?gti" },
    { line: "ecko", says: "ecko: command not found; did you mean echo?", hint: "?ecko" },
  ])("$line", async ({ line, says, hint }) => {
    await using home = await tempHome();
    await using screen = new Screen(home, [], { columns: 160 });
    await screen.run("echo kept");
    const answer = await screen.run(line);
    expect(answer).toContain(says);
    expect(answer).toContain(hint);
    expect(answer.split("\n").length).toBeLessThanOrEqual(2);
    expect(await screen.run("echo still $((1+1))")).toBe("still 2");
    expect(home.query("select command from history where exit_code = 0")).toHaveLength(2);
  });
});

test("a beginning that several sessions share is refused, and those are named", async () => {
  await using home = await tempHome();
  await aish(home, ["-c", "true"]);
  home.query(
    `insert into sessions (id, cwd, created_at, updated_at) values
     ('same000001', '/', '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z'),
     ('same000002', '/', '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z')`,
  );
  await using screen = new Screen(home, [], { columns: 160 });
  const answer = await screen.run(":resume same");
  expect(answer).toContain("same000001");
  expect(answer).toContain("same000002");
  expect(answer.split("\n").length).toBeLessThanOrEqual(2);
  expect(await screen.run(":resume same000002")).toContain("session same000002");

  for (const [wanted, says] of [
    ["same", "same000001"],
    ["nosuch", "nosuch"],
  ] as const) {
    await using refused = new Screen(home, ["--resume", wanted]);
    expect(await refused.ended()).toBe(1);
    await refused.waitFor(says);
    expect(refused.flags).toEqual(refused.flagsBefore);
  }
});

test("a configuration that is wrong is refused with its file and line before anything starts", async () => {
  await using home = await tempHome();
  await home.configure("shell = 'tcsh'\n");
  await using screen = new Screen(home, [], { columns: 160 });
  expect(await screen.ended()).toBe(78);
  await screen.waitFor("config.toml:3");
  expect(screen.text()).toContain("shell");
  expect(screen.flags).toEqual(screen.flagsBefore);
});
