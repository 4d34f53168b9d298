import type { PromptShell } from "../../prompt/prompt-shell.ts";
import { whichInstalled } from "../../which-installed.ts";
import type { FoundDocument } from "./found-document.ts";
import { readCommandHelp } from "./read-command-help.ts";

const mostWords = 3;

/** The manual page and the `--help` of the command that a query names, if there is such a command. */
export function commandDocuments(query: string, shell: PromptShell): readonly FoundDocument[] {
  const asked = /^(?:man\s+)(?<manual>.+)$|^(?<help>.+?)\s+--help$/.exec(query.trim())?.groups;
  const named = asked?.["manual"] ?? asked?.["help"];
  const words = (named ?? query.trim()).split(/\s+/);
  const [name = ""] = words;
  // Several words are a question about ours, unless they are written like a command's.
  if (words.length > 1 && named === undefined) return [];
  const { session, terminal } = shell;
  const { path, cwd } = session;
  const areWords =
    words.length <= mostWords && words.every((word) => /^[\w+][\w.+@-]*$/.test(word));
  if (!areWords || whichInstalled(name, path) === undefined) return [];
  const { variables } = session.environment;
  const request = { words, cwd, variables, path, columns: terminal.size.columns };
  const help = document(`${words.join(" ")} --help`, "what the command says of itself", () =>
    readCommandHelp({ ...request, way: "help" }),
  );
  if (whichInstalled("man", path) === undefined) return [help];
  const manual = document(`man ${words.join("-")}`, "manual page", () =>
    readCommandHelp({ ...request, way: "man" }),
  );
  return [manual, help];
}

function document(
  title: string,
  place: string,
  text: () => Promise<string | undefined>,
): FoundDocument {
  return {
    title,
    place,
    async read() {
      const read = await text();
      return read === undefined ? undefined : { title, place, format: "plain", text: read };
    },
  };
}
