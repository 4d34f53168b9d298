import { bindings } from "../keys/bindings.ts";
import { describeChords } from "../keys/describe-chords.ts";
import { pagerActions } from "../keys/pager-action.ts";
import { parseChords } from "../keys/parse-chords.ts";

/** The keys of the pager, as Markdown. */
export function pagerHelp(): string {
  const keys = new Map<string, string[]>();
  for (const [written, action] of Object.entries(bindings.pager)) {
    const names = keys.get(action) ?? [];
    names.push(`**${escaped(describeChords(parseChords(written)))}**`);
    keys.set(action, names);
  }
  const rows = Object.entries(pagerActions).flatMap(([action, what]) => {
    const names = keys.get(action);
    return names === undefined ? [] : [`| ${names.join(" ")} | ${what} |`];
  });
  return [
    "# The keys of the pager",
    "",
    "Digits are a number: Enter, `g` and `G` go to that line, `o` opens that link, and a key that scrolls does so that often.",
    "",
    "| keys | what they do |",
    "| --- | --- |",
    ...rows,
    "",
  ].join("\n");
}

function escaped(key: string): string {
  return key.replaceAll(/[\\`*_[\]<>|#~]/g, String.raw`\$&`);
}
