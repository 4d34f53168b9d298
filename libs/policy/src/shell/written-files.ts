import { isUnknown, withoutActiveForms } from "./marks.ts";
import { printedBy } from "./printed-by.ts";
import { programOf } from "./program-of.ts";
import { resolvePath } from "./resolve-path.ts";
import type { SeenCommand } from "./seen-command.ts";
import { shells } from "./wrappers.ts";

interface WrittenFile {
  /** Undefined where the line does not say. */
  readonly text: string | undefined;
  readonly writers: readonly SeenCommand[];
}

/** Files that the line itself writes, for what it does with them later. */
export class WrittenFiles {
  readonly #files = new Map<string, WrittenFile>();

  record(command: SeenCommand): void {
    const { redirects, cwd, reads } = command;
    const [printed] = printedBy([{ ...command, isInner: false }], { home: "" });
    const text =
      printed === undefined || isUnknown(printed) ? undefined : withoutActiveForms(printed);
    const redirected = redirects.filter(({ operator }) => operator.includes(">"));
    for (const word of [...redirected.map(({ target }) => target), ...outputsOf(command)]) {
      const path = resolvePath(word, cwd);
      const before = path === undefined ? undefined : this.#files.get(path);
      if (path === undefined || path.startsWith("/dev/")) continue;
      this.#files.set(path, {
        text: before?.text === undefined ? text : `${before.text}\n${text ?? ""}`,
        writers: [...(before?.writers ?? []), command, ...reads],
      });
    }
  }

  /** Those that the command runs as code. */
  runBy({ words, redirects, cwd }: SeenCommand): WrittenFile[] {
    const [first = "", ...rest] = words;
    const program = programOf(words);
    const runsFiles =
      shells.has(program) ||
      /^(?:source|\.|python[\d.]*|perl|ruby|node|bun|php|deno)$/.test(program);
    const operands = rest.filter((word) => !/^[-+]/.test(word)).slice(0, 2);
    const read = redirects.filter(({ operator }) => operator === "<").map(({ target }) => target);
    const candidates = [
      ...(first.includes("/") ? [first] : []),
      ...(runsFiles ? [...operands, ...read] : []),
    ];
    return candidates.flatMap((word) => {
      const found = this.#files.get(resolvePath(word, cwd) ?? "");
      return found === undefined ? [] : [found];
    });
  }
}

function outputsOf({ words }: SeenCommand): readonly string[] {
  const option = { curl: /^-\w*o$|^--output$/, wget: /^-\w*O$|^--output-document$/ };
  const rest = words.slice(1);
  const program = programOf(words);
  if (program === "tee" || program === "sponge")
    return rest.filter((word) => !word.startsWith("-"));
  if (program !== "curl" && program !== "wget") return [];
  const named = rest.filter((_, at) => option[program].test(rest[at - 1] ?? ""));
  const keepsName =
    program === "wget"
      ? named.length === 0
      : rest.some((word) => /^-\w*O|^--remote-name/.test(word));
  const addresses = rest.filter((word) => /^\w+:\/\//.test(word) || /^[\w.-]+\//.test(word));
  return keepsName ? [...named, ...addresses.map((word) => programOf([word]))] : named;
}
