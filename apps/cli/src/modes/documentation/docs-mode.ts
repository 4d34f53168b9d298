import { AishError } from "@aish/core";
import { draft, rankCandidates } from "@aish/completion";
import { toAnswer } from "../../completion/to-answer.ts";
import type { PromptShell } from "../../prompt/prompt-shell.ts";
import type { HistoryFile } from "../history-file.ts";
import { performOutside } from "../perform-outside.ts";
import type { PromptMode } from "../prompt-mode.ts";
import { allSections } from "./all-sections.ts";
import { chooseSection } from "./choose-section.ts";
import { commandDocuments } from "./command-documents.ts";
import type { DocumentSection } from "./document-section.ts";
import { foundSection, type FoundDocument } from "./found-document.ts";
import { SectionIndex } from "./section-index.ts";

export interface DocsModeParts {
  readonly shell: PromptShell;
  readonly history: HistoryFile;
  readonly show: (document: DocumentSection) => Promise<void>;
}

const mostWords = 40;
/** Of a word that is a command too: what is ours is asked for more often here. */
const ownFirst = 3;

/** The mode of F4: words find what there is to read about this program, and about commands. */
export async function createDocsMode({ shell, history, show }: DocsModeParts): Promise<PromptMode> {
  const index = new SectionIndex(await allSections());

  function search(query: string): readonly FoundDocument[] {
    const own = index.search(query).map(foundSection);
    const commands = commandDocuments(query, shell);
    if (/^man\s|\s--help$/.test(query.trim())) return [...commands, ...own];
    return [...own.slice(0, ownFirst), ...commands, ...own.slice(ownFirst)];
  }

  async function read(found: FoundDocument): Promise<void> {
    const document = await found.read();
    if (document !== undefined) return show(document);
    throw new AishError("USAGE", `${found.title} has nothing to read`, {
      hint: "look for other words, or for another command",
    });
  }

  return {
    name: "docs",
    summary: "documentation: words find what aish, kai and the commands here say of themselves",
    label: "docs",
    recall: history,
    entry: {
      perform: performOutside,
      suggest: (text) => history.earlier({ kind: "prefix", text }, 1),
      complete(text, cursor) {
        const word = /[\p{L}\p{N}_-]*$/u.exec(text.slice(0, cursor))?.[0] ?? "";
        const drafts = index
          .words(word.toLowerCase(), mostWords)
          .map((one) => draft(one, "word", ""));
        const pools = [
          { query: word, drafts, write: ({ label }: { readonly label: string }) => label },
        ];
        const candidates = rankCandidates({ pools, learned: [] });
        const now = { start: cursor - word.length, end: cursor, candidates };
        return toAnswer({ now, later: undefined });
      },
    },
    async run(text) {
      const words = text.trim();
      if (words === "") return undefined;
      if (!shell.memory.privateMode) history.add(words);
      if (search(words).length === 0) {
        throw new AishError("USAGE", `nothing is written about ${JSON.stringify(words)}`, {
          hint: "use fewer or other words, or the name of a command",
        });
      }
      const chosen = await chooseSection(words, search, shell);
      if (chosen !== undefined) await read(chosen.found);
      return undefined;
    },
  };
}
