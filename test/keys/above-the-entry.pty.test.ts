import { expect, setDefaultTimeout, test } from "bun:test";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { tempHome } from "../cli/aish.ts";
import { Screen } from "../cli/screen.ts";
import { key } from "./key.ts";
import { shown } from "./shown.ts";

setDefaultTimeout(30_000);

const job = "sh -c 'while [ ! -e go ]; do sleep 0.02; done; echo done; exit 4' &";
const { left, newline, tab, home: toStart } = key;

const states = [
  { what: "a line", keys: `echo half${left.repeat(2)}`, is: "❯ echo ha│lf" },
  {
    what: "several lines",
    keys: `echo one${newline}echo two${newline}echo three${key.up}`,
    is: "❯ echo one\n… echo two│\n… echo three",
  },
  { what: "a line that wraps", keys: `echo ${"x".repeat(100)}${toStart}`, is: "❯ │echo " },
  {
    what: "an open menu",
    keys: `cat be${tab.repeat(3)}`,
    is: "❯ cat beta-four│\nbeta-five  beta-four  beta-nine",
  },
  { what: "the list of the history", keys: "\x12two", is: "history in everything: two│" },
  { what: "a suggestion", keys: "echo b", is: "❯ echo b│efore two" },
  { what: "an open quote", keys: 'echo "one\rtwo', is: '❯ echo "one\n… two│' },
] as const;

test.each(states)("the end of a job is told above $what", async ({ keys, is }) => {
  await using home = await tempHome();
  for (const name of ["beta-five", "beta-four", "beta-nine"]) {
    writeFileSync(join(home.path, name), "");
  }
  await using screen = new Screen(home, [], { columns: 40 });
  await screen.run("echo before two");
  await screen.run(job);
  await screen.waitForPrompt();
  screen.type(keys);
  await screen.waitFor(() => shown(screen).includes(is));
  const entry = (): string => shown(screen).slice(shown(screen).lastIndexOf("❯"));
  const before = entry();
  writeFileSync(join(home.path, "go"), "");
  await screen.waitFor("[bg:1 exited 4, 5B out, ");
  await screen.waitFor(() => withoutPrompt(entry()) === withoutPrompt(before));
  expect(screen.text().indexOf("[bg:1")).toBeLessThan(screen.text().lastIndexOf("❯"));
  expect(screen.text().match(/\[bg:1 exited/g)).toHaveLength(1);
});

/** The prompt gets shorter when the job has gone, and a line that wraps, wraps elsewhere. */
function withoutPrompt(entry: string): string {
  return entry.replaceAll(/(?<=x)\n(?=x)/g, "");
}
