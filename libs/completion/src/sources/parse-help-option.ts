import type { HelpOption } from "./command-help.ts";

/** A name, what may be written for its value, and what stands before the next name. */
const nameStart = /^(?<name>--?\[no-?\][\w-]+|--?[\w?@#](?:[\w?@#.+-]*[\w?@#+-])?|--)/;
const value =
  /^(?:\[[= ]?<?[\w|,./:= -]+>?(?:\.{3})?\]|[= ]?<[^<>\n]+>(?:\.{3})?|=[^\s,|]+|[ ](?:[A-Z][\w|,./:-]*|\{[^{}\n]+\}|\[[^[\]\n]+\]|(?:string|int|uint|float|duration|value|strings|stringArray|list|num|file|dir|path)\b)(?:\.{3})?)/;
const separator = /^(?:, ?| ?\| ?| ?\/ ?| or | )(?=-)/;

export interface OptionLine {
  readonly indent: number;
  readonly option: HelpOption;
}

/** A line such as `  -a, --all[=WHEN]   show everything`. Undefined: it is none. */
export function parseHelpOption(line: string): OptionLine | undefined {
  const start = /^[ \t]*(?=-)/.exec(line)?.[0];
  if (start === undefined) return undefined;
  let rest = line.slice(start.length);
  const names: string[] = [];
  let takesValue = false;
  for (;;) {
    const found = nameStart.exec(rest)?.groups?.["name"];
    if (found === undefined) break;
    names.push(...bothWays(found));
    rest = rest.slice(found.length).replace(/^\.{3}/, "");
    const valued = value.exec(rest)?.[0];
    if (valued !== undefined) {
      takesValue = true;
      rest = rest.slice(valued.length);
    }
    const between = separator.exec(rest)?.[0];
    if (between === undefined) break;
    rest = rest.slice(between.length);
  }
  const usable = names.filter((one) => one !== "--" && one !== "-");
  // What goes on at once is prose that begins with a dash, or a way of writing that is not known here.
  if (usable.length === 0 || !/^(?:\s*$|\s{2,}|\t|\s?:\s|\s-\s|\s[A-Za-z(])/.test(rest))
    return undefined;
  const description = rest.replace(/^\s*(?:[:-]\s+)?/, "").trimEnd();
  return { indent: widthOf(start), option: { names: usable, takesValue, description } };
}

/** `--[no-]color` is two options. */
function bothWays(name: string): readonly string[] {
  const match = /^(?<dashes>--?)\[(?<no>no-?)\](?<rest>.*)$/.exec(name)?.groups;
  if (match === undefined) return [name];
  const { dashes = "", no = "", rest = "" } = match;
  return [`${dashes}${rest}`, `${dashes}${no}${rest}`];
}

export function widthOf(indent: string): number {
  return indent.replaceAll("\t", "        ").length;
}
