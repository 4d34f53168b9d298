import type { CommandHelp, HelpOption, HelpSubcommand } from "./command-help.ts";
import { parseHelpOption, widthOf } from "./parse-help-option.ts";

/** Longer help is a manual; its first part has what people use. */
const mostText = 256 * 1024;

/**
 * Options and subcommands out of what a command prints for `--help`, or its manual page as plain text,
 * in the ways of GNU, BSD, busybox, argparse, clap, cobra and Go's flags. What it cannot read it skips.
 */
export function parseHelp(text: string): CommandHelp {
  const lines = plain(text.slice(0, mostText)).split("\n");
  const options = new Map<string, HelpOption>();
  const subcommands = new Map<string, HelpSubcommand>();
  let section: Section = "other";
  for (const [at, line] of lines.entries()) {
    section = sectionOf(line, section);
    const found = parseHelpOption(line);
    if (found !== undefined) {
      const { indent, option } = found;
      const description = option.description || described(lines, at, indent);
      const [first = ""] = option.names;
      const known = options.get(first);
      if (known === undefined || known.description === "") {
        options.set(first, { ...option, description: shortened(description) });
      }
    } else if (section === "commands") {
      for (const sub of subcommandsOf(lines, at)) {
        if (!subcommands.has(sub.name)) subcommands.set(sub.name, sub);
      }
    }
  }
  return { options: [...options.values()], subcommands: [...subcommands.values()] };
}

/** Without colours and without what overstrikes a letter to make it bold. */
function plain(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what is dropped
  const sequences = /\u001B\[[\d;?]*[A-Za-z]|\u001B\][^\u0007\u001B]*(?:\u0007|\u001B\\)|.\u0008/g;
  // oxlint-disable-next-line no-control-regex -- as above
  const controls = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g;
  return text.replaceAll(sequences, "").replaceAll(controls, "");
}

type Section = "commands" | "other";

/** A heading stands at the left edge; one that names no commands ends those before it, if it is a usual one. */
function sectionOf(line: string, section: Section): Section {
  if (!/^[A-Za-z]/.test(line)) return section;
  const heading = line.trim();
  if (/^(?:usage|synopsis)\b/i.test(heading)) return "other";
  const isHeading = heading.endsWith(":") || heading === heading.toUpperCase();
  if (isHeading || /^[\w, ]*\bcommands\b/i.test(heading)) {
    if (/\b(?:sub)?commands?\b|\bsubcommands?\b|\bverbs\b|\bapplets\b/i.test(heading))
      return "commands";
  }
  const other =
    /\b(?:options?|flags|arguments|examples?|environment|description|aliases|files|topics|exit status|see also|authors?|notes?|learn more)\b/i;
  return isHeading && other.test(heading) ? "other" : section;
}

const listed = /^(?:\t| {1,12})(?<name>[a-z][\w.:-]*)(?<more>(?:, ?[a-z][\w-]*)*)(?<rest>.*)$/;

function subcommandsOf(lines: readonly string[], at: number): readonly HelpSubcommand[] {
  const line = lines[at] ?? "";
  const match = listed.exec(line)?.groups;
  if (match === undefined) return [];
  const { name = "", more = "", rest = "" } = match;
  // `    access, adduser, audit, …`: a list without a word about any of them.
  const names = line.split(",").map((one) => one.trim());
  if (names.length > 2 && names.every((one) => /^[a-z][\w-]*$|^$/.test(one))) {
    return names.filter((one) => one !== "").map((one) => ({ name: one, description: "" }));
  }
  const after =
    /^(?<values>(?: (?:[A-Z<[{|][^ ]*|\.{3}|\|))*)(?:\s{2,}|\t\s*|\s+[-–:]\s+|\s*$)(?<text>.*)$/.exec(
      rest,
    )?.groups;
  if (after === undefined) return [];
  const indent = widthOf(/^\s*/.exec(line)?.[0] ?? "");
  // The words of a description that was wrapped stand further right than any name does.
  if (indent > 12) return [];
  const text = after["text"] ?? "";
  const description = shortened(text || described(lines, at, indent));
  const all = [name.replace(/:$/, ""), ...more.split(",").map((one) => one.trim())];
  return all.filter((one) => one !== "").map((one) => ({ name: one, description }));
}

/** The first line below that stands further right: where the name left no room, the text follows there. */
function described(lines: readonly string[], at: number, indent: number): string {
  const next = lines[at + 1] ?? "";
  const start = /^\s*/.exec(next)?.[0] ?? "";
  if (next.trim() === "" || widthOf(start) <= indent || /^\s*-{1,2}\w/.test(next)) return "";
  return next.trim();
}

function shortened(description: string): string {
  const text = description.replaceAll(/\s+/g, " ").trim();
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
