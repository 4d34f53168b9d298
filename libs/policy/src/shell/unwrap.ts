import { programOf } from "./program-of.ts";
import { shells, wrappers, type Wrapper } from "./wrappers.ts";

/** What a command runs inside itself. */
export type Inner =
  | { readonly kind: "words"; readonly words: readonly string[] }
  /** Text that a shell reads. */
  | { readonly kind: "script"; readonly text: string; readonly args: readonly string[] };

/** One layer less: `sudo -u x nice ls` gives `nice ls`. Empty for a command that runs no other. */
export function unwrap(words: readonly string[]): Inner[] {
  const [, ...rest] = words;
  const name = programOf(words);
  if (shells.has(name)) return shellScript(rest);
  switch (name) {
    case "eval":
      return [script(rest.join(" "))];
    case "trap":
      return rest.slice(0, 1).map((text) => script(text));
    case "su":
    case "sg":
    case "script":
    case "flock":
    case "runuser":
      return [
        ...optionScript(rest),
        ...(name === "flock" || name === "runuser"
          ? behind(rest, { valued: ["-w", "-E", "-u"], operands: name === "flock" ? 1 : 0 })
          : []),
      ];
    case "watch":
      return [script(behindOptions(rest, ["-n", "--interval"]).join(" "))];
    case "ssh":
      return remote(rest);
    case "find":
    case "gfind":
    case "bfs":
      return [...findCommands(rest)];
    case "fd":
    case "fdfind":
      return [...fdCommands(rest)];
    case "env":
      return [...splitStrings(rest), ...behind(rest, wrappers["env"] ?? { valued: [] })];
    case "docker":
    case "podman":
    case "kubectl":
      return [...execCommand(rest)];
    default: {
      const wrapper = Object.hasOwn(wrappers, name) ? wrappers[name] : undefined;
      if (wrapper === undefined) return [];
      if (name === "command" && rest.some((word) => /^-[pvV]*[vV]/.test(word))) return [];
      if (name === "parallel") return parallelCommand(behindOptions(rest, wrapper.valued));
      return behind(rest, wrapper);
    }
  }
}

function script(text: string, args: readonly string[] = []): Inner {
  return { kind: "script", text, args };
}

function behind(words: readonly string[], wrapper: Wrapper): Inner[] {
  let rest = behindOptions(words, wrapper.valued);
  if (wrapper.assignments === true) {
    while (/^[A-Za-z_]\w*=/.test(rest[0] ?? ""))
      rest = behindOptions(rest.slice(1), wrapper.valued);
  }
  rest = rest.slice(wrapper.operands ?? 0);
  return rest.length === 0 ? [] : [{ kind: "words", words: rest }];
}

function behindOptions(words: readonly string[], valued: readonly string[]): readonly string[] {
  let at = 0;
  while (at < words.length) {
    const word = words[at] ?? "";
    if (word === "--") return words.slice(at + 1);
    if (!word.startsWith("-") && !word.startsWith("+")) break;
    at += takesNext(word, valued) ? 2 : 1;
  }
  return words.slice(at);
}

/** Also the last of several letters: `-Eu root`. */
function takesNext(word: string, valued: readonly string[]): boolean {
  if (valued.includes(word)) return true;
  const letters = /^-(?<letters>[a-zA-Z]{2,})$/.exec(word)?.groups?.["letters"]?.split("") ?? [];
  const first = letters.findIndex((letter) => valued.includes(`-${letter}`));
  return first !== -1 && first === letters.length - 1;
}

/** `bash -lc 'text' name args`; a shell without `-c` runs a file or what it reads. */
function shellScript(words: readonly string[]): Inner[] {
  const at = words.findIndex(
    (word) => /^-[a-zA-Z]*c[a-zA-Z]*$/.test(word) || word === "--command" || word === "-Command",
  );
  if (at === -1) return [];
  const rest = words.slice(at + 1).filter((word, index) => index > 0 || word !== "--");
  const first = rest.findIndex((word) => !/^[-+]\w*$/.test(word));
  const [text, ...args] = rest.slice(Math.max(first, 0));
  return text === undefined ? [] : [script(text, args)];
}

/** `parallel rm -rf ::: a b`, or a whole line as its one word. */
function parallelCommand(words: readonly string[]): Inner[] {
  const items = words.filter((word) => !/^:::\+?$/.test(word));
  const at = words.findIndex((word) => word.startsWith(":::"));
  return [
    { kind: "words", words: items },
    script(words.slice(0, at === -1 ? undefined : at).join(" ")),
  ];
}

function optionScript(words: readonly string[]): Inner[] {
  const at = words.findIndex((word) => /^-\w*c$/.test(word) || word === "--command");
  const text = words[at + 1];
  return at === -1 || text === undefined ? [] : [script(text)];
}

function remote(words: readonly string[]): Inner[] {
  const valued = "bcDEeFIiJLlmOopQRSWw".split("").map((letter) => `-${letter}`);
  const [, ...command] = behindOptions(words, valued);
  return command.length === 0 ? [] : [script(command.join(" "))];
}

function* findCommands(words: readonly string[]): Generator<Inner> {
  for (const [at, word] of words.entries()) {
    if (!/^-(?:exec|execdir|ok|okdir)$/.test(word)) continue;
    const rest = words.slice(at + 1);
    const end = rest.findIndex((each) => each === ";" || each === "+");
    yield { kind: "words", words: end === -1 ? rest : rest.slice(0, end) };
  }
}

function* fdCommands(words: readonly string[]): Generator<Inner> {
  const at = words.findIndex((word) => /^(?:-[xX]|--exec|--exec-batch)$/.test(word));
  if (at !== -1) yield { kind: "words", words: words.slice(at + 1) };
}

function* splitStrings(words: readonly string[]): Generator<Inner> {
  for (const [at, word] of words.entries()) {
    const joined = /^(?:-\w*S|--split-string=)(?<text>.+)$/.exec(word)?.groups?.["text"];
    const text = joined ?? (/^(?:-\w*S|--split-string)$/.test(word) ? words[at + 1] : undefined);
    if (text !== undefined) yield script([text, ...words.slice(at + 2)].join(" "));
  }
}

/** The words behind the container's name are not known from the options, so every later start counts. */
function* execCommand(words: readonly string[]): Generator<Inner> {
  const at = words.findIndex((word) => word === "exec" || word === "run");
  const separator = words.indexOf("--");
  if (at === -1) return;
  if (separator > at) {
    yield { kind: "words", words: words.slice(separator + 1) };
    return;
  }
  const starts = words.slice(at + 1).findIndex((word) => shells.has(programOf([word])));
  if (starts !== -1) yield { kind: "words", words: words.slice(at + 1 + starts) };
}
