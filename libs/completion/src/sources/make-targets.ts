import { draft, type Draft } from "../draft.ts";

/** Targets that somebody may ask for: not those of patterns, of dots, or that are put together by make. */
export function parseMakefile(text: string): readonly Draft[] {
  const found = new Map<string, Draft>();
  const lines = text.replaceAll("\\\n", " ").split("\n");
  for (const [at, line] of lines.entries()) {
    const match = /^(?<names>[^\s#:=$%.][^#:=$%]*?)\s*::?(?!=)(?<rest>.*)$/.exec(line)?.groups;
    if (match === undefined) continue;
    const beside = /##\s*(?<text>.*)$/.exec(match["rest"] ?? "")?.groups?.["text"];
    const above = /^##\s*(?<text>.*)$/.exec(lines[at - 1] ?? "")?.groups?.["text"];
    for (const name of (match["names"] ?? "").split(/\s+/)) {
      if (!found.has(name)) found.set(name, draft(name, "target", (beside ?? above ?? "").trim()));
    }
  }
  return [...found.values()];
}
