import { describe, expect, setDefaultTimeout, test } from "bun:test";
import { chmodSync, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { tempHome, type Home } from "./aish.ts";
import { Screen } from "./screen.ts";

setDefaultTimeout(30_000);

const pathOf = (home: Home, name: string): string =>
  join(home.env["XDG_CONFIG_HOME"] ?? "", "aish/snippets", `${name}.md`);

async function homeWith(snippets: Readonly<Record<string, string>>): Promise<Home> {
  const home = await tempHome();
  for (const [name, text] of Object.entries(snippets)) await Bun.write(pathOf(home, name), text);
  return home;
}

const hello = `---
description: greet somebody
args:
  - name: who
    values: [Ada Lovelace, "it's me", Grace]
  - { name: how, default: loudly }
---
\`\`\`sh
printf '<%s> ' hello {{who}} "{{how}}"; echo
\`\`\`
`;

describe("snip", () => {
  test("asks for what the snippet needs, shows the code and runs it", async () => {
    await using home = await homeWith({ hello });
    await using screen = new Screen(home);
    await screen.waitForPrompt();
    screen.type("snip hel\r");
    await screen.waitFor("Grace");
    screen.type("it's");
    await screen.waitFor(() => !screen.lines().some((line) => line.includes("Grace")));
    screen.type("\r");
    await screen.waitFor(/how.*loudly/);
    screen.type(' "$(id)\r');
    await screen.waitForPrompt();
    expect(screen.text()).toContain(
      `▌ printf '<%s> ' hello 'it'\\''s me' "loudly \\"\\$(id)"; echo\n<hello> <it's me> <loudly "$(id)> \n`,
    );
    const [row] = home.query("select command, exit_code from history order by id desc limit 1");
    expect(row?.["command"]).toBe(`printf '<%s> ' hello 'it'\\''s me' "loudly \\"\\$(id)"; echo`);
  });

  test("alone opens a list of all, and says what is wrong with others", async () => {
    await using home = await homeWith({
      hello: "```sh\necho hello\n```\n",
      goodbye: "---\ndescription: leave\n---\n```sh\necho bye\n```\n",
      broken: "---\nargs: 3\n---\n```sh\necho x\n```\n",
    });
    await using screen = new Screen(home);
    await screen.waitForPrompt();
    screen.type("snip\r");
    await screen.waitFor(`${pathOf(home, "broken")}:2: args is no list`);
    await screen.waitFor(/goodbye +leave/);
    screen.type("leav");
    await screen.waitFor(() => !screen.lines().some((line) => line.startsWith("hello")));
    screen.type("\r");
    await screen.waitForPrompt();
    expect(screen.text()).toContain("▌ echo bye\nbye\n");
  });

  test("given up at a question runs nothing and has status 66", async () => {
    await using home = await homeWith({ hello });
    await using screen = new Screen(home);
    await screen.waitForPrompt();
    screen.type("snip hello\r");
    await screen.waitFor("Grace");
    screen.type("\u001B");
    await screen.waitForPrompt();
    expect(screen.beforeCursor).toBe("~ [66] ❯ ");
    expect(screen.text()).toContain("snip hello was not run\n");
  });

  test("with confirm asks before it runs", async () => {
    const risky = "---\nconfirm: true\n---\n```sh\ntouch made\n```\n";
    await using home = await homeWith({ risky });
    await using screen = new Screen(home);
    await screen.waitForPrompt();
    screen.type("snip risky\r");
    await screen.waitFor("run it?");
    screen.type("n");
    await screen.waitForPrompt();
    expect(screen.beforeCursor).toBe("~ [66] ❯ ");
    expect(existsSync(join(home.path, "made"))).toBe(false);
    screen.type("snip risky\r");
    await screen.waitFor(() => screen.lines().some((line) => line.includes("run it?")));
    screen.type("y");
    await screen.waitFor(() => screen.beforeCursor === "~ ❯ ");
    expect(existsSync(join(home.path, "made"))).toBe(true);
  });

  test("keeps a secret out of the history and off the screen", async () => {
    const login =
      "---\nargs: [{name: token, type: secret}]\n---\n```sh\nprintf %s {{token}} | wc -c\n```\n";
    await using home = await homeWith({ login });
    await using screen = new Screen(home);
    await screen.waitForPrompt();
    screen.type("snip login\r");
    await screen.waitFor("token");
    screen.type("tr0ub4dor&3\r");
    await screen.waitFor(/\n11\n/);
    await screen.waitForPrompt();
    expect(screen.text()).not.toContain("tr0ub4dor");
    const rows = home.query("select command from history");
    expect(rows).toEqual([{ command: "printf %s {{token}} | wc -c" }]);
    expect(JSON.stringify(home.query("select content from turns"))).not.toContain("tr0ub4dor");
  });

  test("tells of a line with a secret in it without the secret", async () => {
    const login =
      "---\nargs: [{name: token, type: secret}]\n---\n```sh\necho at $((40+2)); sleep 1000; : {{token}}\n```\n";
    await using home = await homeWith({ login });
    await using screen = new Screen(home);
    let sent = "";
    screen.onBytes((bytes) => (sent += Buffer.from(bytes).toString()));
    await screen.waitForPrompt();
    screen.type("snip login\r");
    await screen.waitFor("token");
    screen.type("tr0ub4dor&3\r");
    await screen.waitFor("at 42");
    screen.type("\u001A");
    await screen.waitFor("%1 stopped  echo at $((40+2)); sleep 1000; : {{token}}");
    await screen.waitForPrompt();
    await screen.run("jobs");
    await screen.run("kill -KILL %1");
    await screen.waitForPrompt();
    expect(sent).not.toContain("tr0ub4dor");
  });

  test.each(["/etc/passwd/x", `/${"a".repeat(300)}`])(
    "says that its directory %# is not there",
    async (cwd) => {
      await using home = await homeWith({ go: `---\ncwd: ${cwd}\n---\n\`\`\`sh\npwd\n\`\`\`\n` });
      await using screen = new Screen(home, [], { columns: 400 });
      await screen.run("snip go");
      expect(screen.text()).toContain(`the directory of snip go is not there: ${cwd}`);
    },
  );

  test("chooses from what a command prints, and runs where the snippet says", async () => {
    const go = `---
args:
  - { name: file, command: ls }
cwd: ~/there
---
\`\`\`sh
cat {{file}}; pwd
\`\`\`
`;
    await using home = await homeWith({ go });
    mkdirSync(join(home.path, "there"));
    await Bun.write(join(home.path, "there/a b.txt"), "inside\n");
    await using screen = new Screen(home);
    await screen.waitForPrompt();
    screen.type("snip go\r");
    await screen.waitFor("a b.txt");
    screen.type("\r");
    await screen.waitFor(`inside\n${home.path}/there\n`);
    await screen.waitForPrompt();
    expect(screen.beforeCursor).toBe("~ ❯ ");
    expect(home.query("select command, cwd from history")).toEqual([
      { command: "cat 'a b.txt'; pwd", cwd: join(home.path, "there") },
    ]);
  });

  test.each([
    ["kai", "x=[{{v}}]; echo $(typeof $x) {{v}}"],
    ["ts", "console.log('list', await Promise.resolve({{v}}))"],
  ])("runs code in %s", async (language, code) => {
    const text = `---\nargs: [{name: v}]\n---\n\`\`\`${language}\n${code}\n\`\`\`\n`;
    await using home = await homeWith({ code: text });
    await using screen = new Screen(home);
    await screen.waitForPrompt();
    screen.type("snip code\r");
    await screen.waitFor(/\bv\b/);
    screen.type("it's $HOME\r");
    await screen.waitFor("\nlist it's $HOME\n");
    await screen.waitForPrompt();
  });

  test.each([
    {
      typed: "snip hello",
      files: {},
      status: 33,
      says: /there are no snippets in .*\n.*snip new/,
    },
    {
      typed: "snip nope",
      files: { hello },
      status: 127,
      says: /no snippet has "nope" in its name/,
    },
    {
      typed: "snip bad",
      files: { bad: "---\nargs:\n  - name: a\n    tpye: text\n---\n```sh\necho {{a}}\n```\n" },
      status: 35,
      says: /bad\.md:4: args\.1\.tpye is no key of an argument/,
    },
  ])("$typed ends with $status", async ({ typed, files, status, says }) => {
    await using home = await homeWith(files);
    await using screen = new Screen(home, [], { columns: 200 });
    await screen.run(typed);
    expect(screen.beforeCursor).toBe(`~ [${status}] ❯ `);
    expect(screen.text()).toMatch(says);
  });

  test("refuses a file that everybody may write to, with 34", async () => {
    await using home = await homeWith({ hello });
    chmodSync(pathOf(home, "hello"), 0o666);
    await using screen = new Screen(home, [], { columns: 200 });
    await screen.run("snip hello");
    expect(screen.beforeCursor).toBe("~ [34] ❯ ");
    expect(screen.text()).toContain("is not run: everybody may write to it");
  });

  test("new opens an editor on a beginning, and says what is wrong with what was written", async () => {
    await using home = await homeWith({});
    await using screen = new Screen(home, [], {
      columns: 200,
      env: { EDITOR: "f() { sed -i 's/^description: .*/descripton: x/' \"$1\"; }; f" },
    });
    await screen.run("snip new mine");
    expect(screen.text()).toContain("mine.md:2: descripton is no key of a snippet");
    expect(await Bun.file(pathOf(home, "mine")).text()).toContain("```sh");
  });

  test("new leaves nothing if nothing was written", async () => {
    await using home = await homeWith({});
    await using screen = new Screen(home, [], { env: { EDITOR: "true" } });
    expect(await screen.run("snip new mine")).toContain("there is no new snippet");
    expect(existsSync(pathOf(home, "mine"))).toBe(false);
  });
});
