import { metaCommands } from "../../prompt/meta-commands.ts";
import type { DocumentSection } from "./document-section.ts";
import { splitDocument } from "./split-document.ts";

/** Everything of ours that can be read: the documents, the meta commands, and the builtins of kai. */
export async function allSections(): Promise<readonly DocumentSection[]> {
  const [{ ownDocuments }, { readBuiltinHelp }] = await Promise.all([
    import("./own-documents.ts"),
    import("../../kai/whole-kai.ts"),
  ]);
  const documents = Object.entries(ownDocuments).flatMap(([name, text]) =>
    splitDocument(name, text),
  );
  const metas = metaCommands.map(({ name, operands, summary }): DocumentSection => {
    const title = operands === "" ? `:${name}` : `:${name} ${operands}`;
    return {
      title,
      place: "command of the prompt",
      format: "plain",
      text: `${title}\n\n${summary}\n`,
    };
  });
  const builtins = (await readBuiltinHelp()).map(({ name, summary, text }): DocumentSection => ({
    title: `${name}: ${summary}`,
    place: "builtin of kai",
    format: "plain",
    text,
  }));
  return [...documents, ...metas, ...builtins];
}
