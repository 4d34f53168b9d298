import type { Rule } from "@aish/policy";

/** One rule as it stands in a rules file. */
export function ruleText({ effect, match, words, reason }: Rule, added: string): string {
  const lines = [
    "[[rule]]",
    `effect = ${tomlText(effect)}`,
    `${match} = [${words.map(tomlText).join(", ")}]`,
    ...(reason === undefined ? [] : [`reason = ${tomlText(reason)}`]),
    `added = ${tomlText(added)}`,
  ];
  return `${lines.join("\n")}\n`;
}

/** JSON's escapes are TOML's, but for the delete character. */
function tomlText(text: string): string {
  return JSON.stringify(text).replaceAll("\u007F", String.raw`\u007f`);
}
