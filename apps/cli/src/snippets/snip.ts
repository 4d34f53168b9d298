import type { PromptShell } from "../prompt/prompt-shell.ts";
import { chooseSnippet } from "./choose-snippet.ts";
import { editSnippet } from "./edit-snippet.ts";
import { runSnippet } from "./run-snippet.ts";
import { snippetStatus } from "./snippet-end.ts";
import { SnippetFiles } from "./snippet-files.ts";

/** What `snip words` does. */
export async function snip(words: readonly string[], shell: PromptShell): Promise<void> {
  const files = new SnippetFiles(shell.session.environment.paths.configDirectory);
  const [first, ...rest] = words;
  if (first === "new" || first === "edit") return editSnippet(first, rest, files, shell);
  const snippet = await chooseSnippet(words, files, shell);
  if (snippet === undefined) {
    shell.session.lastStatus = snippetStatus.declined;
    return undefined;
  }
  return runSnippet(snippet, shell);
}
