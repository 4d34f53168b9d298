import type { DocumentSection } from "./document-section.ts";

/** A Markdown document as its sections, each with its heading, down to the next heading of any level. */
export function splitDocument(name: string, markdown: string): readonly DocumentSection[] {
  const sections: DocumentSection[] = [];
  let above: string[] = [];
  let lines: string[] = [];
  let fence: string | undefined;

  function end(): void {
    const text = lines.join("\n").trim();
    lines = [];
    const isEmpty = text === "" || /^#{1,6} [^\n]*$/.test(text);
    if (isEmpty) return;
    const title = above.at(-1) ?? name;
    const place = [name, ...above.slice(1, -1)].join(" › ");
    sections.push({ title, place, format: "markdown", text });
  }

  for (const line of markdown.split("\n")) {
    const mark = /^\s*(?<mark>`{3,}|~{3,})/.exec(line)?.groups?.["mark"];
    if (mark !== undefined) {
      if (fence === undefined) fence = mark;
      else if (mark.startsWith(fence)) fence = undefined;
    }
    const heading =
      fence === undefined ? /^(?<level>#{1,6}) (?<title>.+)$/.exec(line)?.groups : undefined;
    if (heading !== undefined) {
      end();
      const { level = "", title = "" } = heading;
      above = [...above.slice(0, level.length - 1), title.replaceAll("`", "").trim()];
    }
    lines.push(line);
  }
  end();
  return sections;
}
