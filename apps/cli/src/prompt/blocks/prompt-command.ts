import { columns } from "../../listings/columns.ts";
import { blockNames, isBlockName } from "./block-names.ts";
import type { PromptSetting } from "./prompt-setting.ts";

/** `prompt` lists the blocks, `prompt git python` toggles each. Gives what is to be shown. */
export function promptCommand(args: string, setting: PromptSetting, width: number): string {
  const names = args.split(/[\s,]+/).filter((name) => name !== "");
  if (names.length > 0) {
    setting.toggle(names);
    return "";
  }
  const all = [...setting.blocks, ...setting.right];
  const rest = Object.keys(blockNames)
    .filter(isBlockName)
    .filter((name) => !all.includes(name));
  const row = (mark: string) => (name: keyof typeof blockNames) => [
    mark,
    name,
    setting.right.includes(name) ? `${blockNames[name]} (right)` : blockNames[name],
  ];
  return columns([...all.map(row("on")), ...rest.map(row("-"))], width);
}
