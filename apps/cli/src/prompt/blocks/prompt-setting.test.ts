import { describe, expect, test } from "bun:test";
import { blockNames } from "./block-names.ts";
import { promptCommand } from "./prompt-command.ts";
import { PromptSetting } from "./prompt-setting.ts";

const config = {
  blocks: ["git", "directory", "status"],
  right: ["duration", "time"],
  transient: false,
  newline: false,
} as const;

const open = (): PromptSetting => new PromptSetting(config);
const after = (...commands: readonly string[]): string => {
  const setting = open();
  for (const args of commands) expect(promptCommand(args, setting, 80)).toBe("");
  return `${setting.blocks.join(",")} | ${setting.right.join(",")}`;
};

describe("prompt", () => {
  test.each([
    { commands: ["git"], is: "directory,status | duration,time" },
    { commands: ["git", "git"], is: "git,directory,status | duration,time" },
    { commands: ["git directory", "directory git"], is: "git,directory,status | duration,time" },
    { commands: ["time", "duration", "time"], is: "git,directory,status | time" },
    { commands: ["python"], is: "git,directory,python,status | duration,time" },
    { commands: ["host, jobs"], is: "host,git,directory,jobs,status | duration,time" },
  ])("$commands toggles and keeps the order: $is", ({ commands, is }) => {
    expect(after(...commands)).toBe(is);
  });

  test("names what there is when a name is unknown, and changes nothing", () => {
    const setting = open();
    expect(() => promptCommand("python gitt", setting, 80)).toThrow(
      `the prompt has no block "gitt", only ${Object.keys(blockNames).join(", ")}`,
    );
    expect(setting.blocks).toEqual(config.blocks);
  });

  test("alone lists what is on in its order, then what is off", () => {
    const rows = promptCommand("", open(), 200).trimEnd().split("\n");
    expect(rows.map((row) => row.split(/\s+/, 2).join(" "))).toEqual([
      "on git",
      "on directory",
      "on status",
      "on duration",
      "on time",
      "- user",
      "- host",
      "- python",
      "- model",
      "- context",
      "- secrets",
      "- jobs",
    ]);
  });

  test("a change is told to who shows it", () => {
    const setting = open();
    let changes = 0;
    const stop = setting.onChange(() => (changes += 1));
    setting.turnOn("git");
    setting.turnOn("python");
    stop();
    setting.toggle(["git"]);
    expect(changes).toBe(1);
  });
});
