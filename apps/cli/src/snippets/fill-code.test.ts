import { describe, expect, test } from "bun:test";
import { fillCode } from "./fill-code.ts";
import type { SnippetLanguage } from "./snippet.ts";

function filled(language: SnippetLanguage, code: string, value: string): string {
  return fillCode({ name: "n", language, code }, new Map([["v", value]]));
}

const awkward = [
  "plain",
  "",
  "a b",
  "it's",
  'say "x"',
  "$(touch /tmp/never)",
  "`id`",
  "$HOME ${HOME}",
  "a\nb",
  "\\",
  "*",
  "~",
  "; false",
  "'; id; '",
  '"; id; "',
  "x}y",
  "!x",
  "é 漢",
];

const shells = ["bash", "zsh", "sh"].filter((name) => Bun.which(name) !== null);

describe.each(shells)("what is put into a line for %s", (shell) => {
  // The value is what stands between the brackets that are printed.
  test.each([
    "printf '[%s]' {{v}}",
    "printf '[%s]' '{{v}}'",
    'printf "[%s]" "{{v}}"',
    "printf '[%s]' \"$none{{v}}\"",
    "printf '[%s]' $none{{v}}",
    "printf '[%s]' $(printf %s. {{v}} | sed '$s/.$//')",
    'printf "[%s]" "$(printf %s. "{{v}}")" | sed "\\$s/.]$/]/"',
    "x={{v}}; printf '[%s]' \"$x\"",
    "case {{v}} in x) ;; *) printf '[%s]' {{v}};; esac",
  ])("is the value in %s", async (code) => {
    const values = awkward.filter((value) => !code.includes("$(") || !/\n|^$|[ *\\]/.test(value));
    for (const value of values) {
      const child = Bun.spawn([shell, "-c", filled("sh", code, value)], { cwd: "/usr" });
      expect(await new Response(child.stdout).text()).toBe(`[${value}]`);
    }
  });
});

/** All texts of up to three of the characters that mean something somewhere. */
function* dangerousTexts(length = 3, before = ""): Generator<string> {
  yield before;
  if (length === 0) return;
  for (const character of "'\"\\$`!{(a \n*") yield* dangerousTexts(length - 1, before + character);
}

test.each(shells)("%s takes any combination of special characters for one value", async (shell) => {
  const values = [...dangerousTexts()];
  const code = `printf '%s.' {{v}} '{{v}}' "{{v}}"`;
  const lines = values.map((value) => filled("sh", code, value));
  const child = Bun.spawn([shell], { stdin: Buffer.from(`${lines.join("\n")}\n`) });
  const wanted = values.map((value) => `${value}.`.repeat(3)).join("");
  expect((await new Response(child.stdout).text()) === wanted).toBe(true);
});

describe("a value is refused", () => {
  test.each([
    ["sh", "echo $(( 1 + {{v}} ))", "a[$(id)]", "in arithmetic"],
    ["sh", "(( x = {{v}} ))", "a[$(id)]", "in arithmetic"],
    ["sh", "echo ${x:-{{v}}}", "a b", "inside ${…}"],
    ["sh", "echo `ls {{v}}`", "a b", "inside backticks"],
    ["sh", 'echo "`ls {{v}}`"', "a b", "inside backticks"],
    ["sh", "echo $'a{{v}}'", "it's", "inside $'…'"],
    ["sh", "echo ${{v}}", "x", "a $ stands before it"],
    ["sh", "cat <<E\n{{v}}\nE", "$(id)", "in a here-document"],
    ["sh", "cat <<E\na\n{{v}}\nE", "E", "it would end the here-document"],
    ["sh", "ls # {{v}}", "x\nid", "in a comment"],
    ["sh", "echo {{v}}", "a\0b", "NUL"],
    ["kai", "echo ${x:-{{v}}}", "a b", "inside ${…}"],
    ["kai", "echo $((1 + {{v}}))", "a b", "in arithmetic"],
    ["kai", "# {{v}}\n", "x\nid", "in a comment"],
    ["ts", 'console.log("{{v}}")', "x", "inside a string"],
    ["ts", "f(`a ${g(`{{v}}`)}`)", "x", "inside a string"],
    ["ts", "// {{v}}", "x", "inside a comment"],
    ["ts", "/* {{v}}", "x", "inside a comment"],
    ["ts", "s.replace(/'/g,''); f('{{v}}')", "'; console.log(1); '", "inside a string"],
    ["ts", "s.match(/[/']/); f('{{v}}')", "'; console.log(1); '", "inside a string"],
    ["ts", "return /`/.test(`{{v}}`)", "`; console.log(1); `", "inside a string"],
    ["ts", "f(/{{v}}/)", "/; console.log(1); /", "inside a regular expression"],
    ["ts", "if (x) /'/.test(y); f('{{v}}')", "'; g(); '", "may begin a regular expression"],
    ["ts", "x++ /'/g; f('{{v}}')", "'; g(); '", "may begin a regular expression"],
    ["ts", "x = 1./'/'.length; f('{{v}}')", "'; g(); '", "may begin a regular expression"],
    ["ts", "break\n/'/.test(f('{{v}}'))", "'; g(); '", "may begin a regular expression"],
    ["ts", "x = a. return / '/'; f('{{v}}')", "'; g(); '", "inside a string"],
    ["ts", "f(...typeof /'/, '{{v}}')", "'; g(); '", "inside a string"],
    ["ts", "x = 'a\\\r\n{{v}}'", "'; g(); '", "inside a string"],
    ["ts", "x <!-- `\nf(`{{v}}`)", "`; g(); `", "may be a comment"],
    ["ts", "const a = <p>'</p>; f('{{v}}')", "'; g(); '", "an element of JSX"],
    ["ts", "const a = <p>{{v}}</p>", "{g()}", "an element of JSX"],
  ] as const)("in %s by %j if it is %j: %s", (language, code, value, why) => {
    expect(() => filled(language, code, value)).toThrow(why);
  });
});

test.each([
  ["sh", "echo $(( 1 + {{v}} ))", "2", "echo $(( 1 + 2 ))"],
  ["sh", "cat <<E\n{{v}}\nE", "it's", "cat <<E\nit's\nE"],
  ["kai", "echo {{v}}", "it's $5", 'echo "it\'s \\$5"'],
  ["kai", "echo {{v}}", "$5", "echo '$5'"],
  ["kai", "echo '{{v}}'", "it's", `echo 'it'"'"'s'`],
  ["kai", 'echo "{{v}}"', 'a "$b"', 'echo "a \\"\\$b\\""'],
  ["kai", "x=[{{v}}]", "a b", "x=['a b']"],
  ["ts", "f({{v}})", 'a"\n', String.raw`f("a\"\n")`],
  ["ts", "f(`a ${ {{v}} }`)", "x", 'f(`a ${ "x" }`)'],
  ["ts", "f('}', {{v}})", "x", "f('}', \"x\")"],
  ["ts", "f(/['\"/]\\//g, {{v}})", "x", 'f(/[\'"/]\\//g, "x")'],
  ["ts", "f(a / b / 2, {{v}})", "x", 'f(a / b / 2, "x")'],
  ["ts", "f((a) / 2)\ng({{v}})", "x", 'f((a) / 2)\ng("x")'],
  ["ts", "if (a < 1 << 2) f<string>({{v}})", "x", 'if (a < 1 << 2) f<string>("x")'],
  ["ts", "/* it's */ f({{v}}) // it's", "x", "/* it's */ f(\"x\") // it's"],
  ["ts", "// it's\nf({{v}})", "x", '// it\'s\nf("x")'],
  ["sh", "echo {{{v}}}", "a; b", "echo a; b"],
  [
    "sh",
    String.raw`docker ps --format '{{.Names}} \{{v}}'`,
    "x",
    "docker ps --format '{{.Names}} {{v}}'",
  ],
] as const)("%s: %j with %j is %j", (language, code, value, line) => {
  expect(filled(language, code, value)).toBe(line);
});

test("a gap without a value stays as it is written", () => {
  expect(fillCode({ name: "n", language: "sh", code: "a {{v}} {{{v}}}" }, new Map())).toBe(
    "a {{v}} {{{v}}}",
  );
});

test("kai takes what is put into its programs for one value", async () => {
  const { Kernel } = await import("@aish/kernel");
  const { builtins } = await import("@aish/builtins");
  const { createHost } = await import("@aish/executor/host");
  const kernel = new Kernel({ host: createHost(), builtins });
  for (const value of awkward) {
    const source = filled("kai", `printf '%s|' {{v}} "{{v}}" '{{v}}'`, value);
    const { stdout } = await kernel.execute(source);
    expect(stdout).toBe(`${value}|`.repeat(3));
  }
});
