import {
  defineBuiltin,
  fail,
  ok,
  type BuiltinCall,
  type BuiltinResult,
  type OptionName,
  type ShellChange,
  type Value,
} from "@aish/kernel";
import { jsonAnswer, wantsJson } from "./json-answer.ts";

export const set = defineBuiltin({
  name: "set",
  summary: "Show or change the options of the shell, or set the arguments",
  details:
    "Options: errexit (-e) ends the program at the first failure nobody looks at; pipefail lets a pipeline fail with any of its stages; glob (off with -f) expands patterns. `set -o` lists them, `set -o name` and `set +o name` switch them on and off. Other short flags are accepted and do nothing. `set -- a b` makes a and b the arguments $1 and $2.",
  examples: [
    { source: "set -euo pipefail", shows: undefined },
    { source: "set -o", shows: undefined },
    { source: 'set -- a b; echo "$2 $#"', shows: "b 2" },
  ],
  operands: [{ name: "option", min: 0, many: true }],
  // `-e` and `+e`, and everything behind `--`: no other command reads its arguments like this.
  flagPlacement: "none",

  run: (call) => (wantsJson(call) ? jsonAnswer(call, answer(call)) : answer(call)),
});

function answer(call: BuiltinCall): BuiltinResult {
  const { options } = call.shell;
  const { operandIsFlag, operands: words } = call;
  const changes: ShellChange[] = [];
  if (words.length === 0) return ok({ text: asCommands(options) });
  if (words.length === 1 && wantsJson(call)) return table(options);
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? "";
    if (operandIsFlag[at] !== true) return misused(word);
    if (word === "--json") continue;
    if (word === "--") return ok({ changes: [...changes, argumentsFrom(call, at + 1)] });
    if (!/^[-+][A-Za-z]+$/.test(word)) return misused(word);
    const on = word.startsWith("-");
    for (const letter of word.slice(1)) {
      if (letter === "e") changes.push({ kind: "setOption", option: "errexit", on });
      if (letter === "f") changes.push({ kind: "setOption", option: "glob", on: !on });
      if (letter !== "o") continue;
      const name = words[at + 1];
      if (name === undefined || (name === "--json" && operandIsFlag[at + 1] === true)) {
        return on ? table(options) : ok({ text: asCommands(options) });
      }
      at += 1;
      if (!isOption(name, options)) return unknown(name, options);
      changes.push({ kind: "setOption", option: name, on });
    }
  }
  return ok({ changes });
}

type Options = BuiltinCall["shell"]["options"];

function isOption(name: string, options: Options): name is OptionName {
  return Object.hasOwn(options, name);
}

function unknown(name: string, options: Options): BuiltinResult {
  const names = namesOf(options).join(", ");
  return fail(1, `${name}: no such option`, `there are ${names}`);
}

function misused(word: string): BuiltinResult {
  if (/^[-+]/.test(word)) return fail(2, `unknown flag ${word}`, "set -o lists the options");
  return fail(2, `${word}: not an option`, "set -- a b sets the arguments $1 and $2");
}

function argumentsFrom({ values, operandIsFlag }: BuiltinCall, from: number): ShellChange {
  return { kind: "setArguments", arguments: values.slice(from), flags: operandIsFlag.slice(from) };
}

function namesOf(options: Options): readonly OptionName[] {
  return Object.keys(options)
    .filter((name) => isOption(name, options))
    .toSorted();
}

function table(options: Options): BuiltinResult {
  const rows = namesOf(options).map((name) => [name, options[name] ? "on" : "off"] as const);
  const data = rows.map(
    ([name, state]): Value =>
      new Map([
        ["NAME", name],
        ["STATE", state],
      ]),
  );
  const text = rows.map(([name, state]) => `${name}\t${state}\n`).join("");
  return ok({ text, data });
}

/** In the form that sets the same options again. */
function asCommands(options: Options): string {
  return namesOf(options)
    .map((name) => {
      const sign = options[name] ? "-" : "+";
      return name === "errexit" ? `set ${sign}e\n` : `set ${sign}o ${name}\n`;
    })
    .join("");
}
