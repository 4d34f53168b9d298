import { keySetting, modelSettings, settings, type Setting } from "./config/config-schema.ts";
import { tomlValue } from "./config/toml-text.ts";

/** A commented configuration file that sets every key to its default. */
export function defaultConfig(): string {
  const blocks = [
    "# The configuration of aish, with every key at its default. A line that starts with # is not set.",
    tableText("", (key) => !key.includes(".")),
    modelsText(),
    ...sectionNames().map((name) => tableText(name, (key) => key.startsWith(`${name}.`))),
    keysText(),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function sectionNames(): readonly string[] {
  const names = Object.keys(settings).filter((key) => key.includes("."));
  return [...new Set(names.map((key) => key.slice(0, key.indexOf("."))))];
}

function tableText(name: string, isInside: (key: string) => boolean): string {
  const entries = Object.entries<Setting<unknown>>(settings).filter(([key]) => isInside(key));
  const blocks = entries.map(([key, setting]) =>
    settingText(key.slice(key.indexOf(".") + 1), setting),
  );
  return name === "" ? blocks.join("\n\n") : `[${name}]\n${blocks.join("\n\n")}`;
}

function settingText(key: string, setting: Setting<unknown>): string {
  const decided = setting.unset === undefined ? "" : `; not set: ${setting.unset}`;
  return `# ${setting.summary}${decided}\n# ${setting.allowed}\n${assignment(key, setting)}`;
}

function assignment(key: string, { fallback, example }: Setting<unknown>): string {
  return fallback === undefined
    ? `# ${key} = ${example ?? '""'}`
    : `${key} = ${tomlValue(fallback)}`;
}

/** Models have no default, so the whole table is an example that is commented out. */
function modelsText(): string {
  const lines = Object.entries<Setting<unknown>>(modelSettings).map(([key, setting]) => {
    const { example, fallback, summary } = setting;
    return `# ${`${key} = ${example ?? tomlValue(fallback)}`.padEnd(40)} # ${summary}`;
  });
  const another = ["# [models.cloud]", '# endpoint = "https://openrouter.ai/api/v1"'];
  return ["# One table for each model.", "# [models.fast]", ...lines, "#", ...another].join("\n");
}

/** Chords have no default here: the editor has its own, and `:keys` lists them. */
function keysText(): string {
  return [
    "[keys]",
    `# ${keySetting.summary}; :keys lists them`,
    `# ${keySetting.allowed}`,
    `# "ctrl+z" = ${keySetting.example}`,
  ].join("\n");
}
