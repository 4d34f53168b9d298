import { builtins } from "@aish/builtins";
import { createHost } from "@aish/executor/host";
import { Kernel } from "@aish/kernel";
import type { LineFacts } from "@aish/terminal/line-colour";
import { expect, test } from "bun:test";
import { colourKaiEntry } from "./colour-entry.ts";
import { KaiEntryReader } from "./kai-entry-reader.ts";
import { kaiDiagnosticAt } from "./kai-faults.ts";

const commands = ["ls", "cd", "echo", "grep"];
const facts: LineFacts = {
  command: (word) => (commands.includes(word) ? "known" : "unknown"),
  commandPrefix: (word) => commands.some((command) => command.startsWith(word)),
  path: (text) => (text === "src" ? "exists" : "missing"),
  pathPrefix: (text) => "src".startsWith(text),
};

/** `text=role` for every range, `_` behind what is underlined. `¦` is the cursor. */
function coloured(marked: string): string {
  const cursor = marked.indexOf("¦");
  const text = marked.replace("¦", "");
  const entry = new KaiEntryReader(undefined, () => {}).read(text);
  return colourKaiEntry(entry, facts, cursor === -1 ? text.length + 1 : cursor)
    .map(({ start, end, role, underline }) => {
      return `${text.slice(start, end)}=${role}${underline === true ? "_" : ""}`;
    })
    .join(" · ");
}

test.each([
  ["ls -l src x", "ls=command · -l=option · src=path_"],
  ["ls sr¦", "ls=command · sr=path_"],
  ["ls src/$x", "ls=command · $x=variable"],
  ["nosuch", "nosuch=unknown"],
  ["ec¦", ""],
  [
    "f() { echo 1; }; f",
    "f=command · ()=operator · {=keyword · echo=command · 1=number · ;=operator · }=keyword · ;=operator · f=command",
  ],
  [
    'echo "a $b" > x # c',
    'echo=command · "a =string · $b=variable · "=string · >=operator · # c=comment',
  ],
  ["echo `ls`; cd", "echo=command · `ls`=error_ · ;=operator · cd=command"],
])("%s", (text, expected) => {
  expect(coloured(text)).toBe(expected);
});

test.each(["if ls", "echo 'a", "echo $(ls", "ls |", "ls &&", "for i in", "f() {", "echo ${x"])(
  "%s is not finished, which is no fault",
  (text) => {
    const entry = new KaiEntryReader(undefined, () => {}).read(text);
    expect(kaiDiagnosticAt(entry, text.length)).toBeUndefined();
    expect(coloured(`${text}¦`)).not.toContain("error");
  },
);

/** The entry once the validator has spoken. */
async function validated(text: string): Promise<ReturnType<KaiEntryReader["read"]>> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const reader = new KaiEntryReader(new Kernel({ host: createHost(), builtins }), resolve);
  reader.read(text);
  await promise;
  return reader.read(text);
}

test("what the validator finds is told when it is there", async () => {
  const text = "cd --nosuch; echo 1";
  const entry = await validated(text);
  expect(kaiDiagnosticAt(entry, text.length)?.text).toContain("--nosuch");
  const ranges = colourKaiEntry(entry, facts, text.length);
  const underlined = ranges.filter(({ underline }) => underline === true);
  expect(underlined.map(({ start, end }) => text.slice(start, end))).toEqual(["--nosuch"]);
});

test("the word that is being typed is not found fault with", async () => {
  const text = "cd --nosuch";
  const entry = await validated(text);
  expect(kaiDiagnosticAt(entry, text.length)).toBeUndefined();
  expect(kaiDiagnosticAt(entry, 2)).toBeUndefined();
  expect(kaiDiagnosticAt(entry, 4)?.severity).toBe("warning");
});

test("the fault is told that begins at or before the cursor, in one line", () => {
  const text = "echo `ls`; cd";
  const entry = new KaiEntryReader(undefined, () => {}).read(text);
  expect(kaiDiagnosticAt(entry, 2)).toBeUndefined();
  const fault = kaiDiagnosticAt(entry, text.length);
  expect(fault?.severity).toBe("error");
  expect(fault?.text).not.toMatch(/\p{Cc}/u);
});
