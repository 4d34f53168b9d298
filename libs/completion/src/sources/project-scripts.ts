import { draft, type Draft } from "../draft.ts";

/** The `scripts` of a `package.json`; nothing if it is not one. */
export function parsePackageScripts(text: string): readonly Draft[] {
  const scripts = memberOf(parsed(text), "scripts");
  if (typeof scripts !== "object" || scripts === null) return [];
  return Object.entries(scripts).map(([name, command]) =>
    draft(name, "script", typeof command === "string" ? command : ""),
  );
}

/** The recipes of a justfile that are not private, with the comment above them. */
export function parseJustfile(text: string): readonly Draft[] {
  const lines = text.split("\n");
  return lines.flatMap((line, at) => {
    const name = /^@?(?<name>[A-Za-z][\w-]*)(?:\s+[^:]*)?:(?!=)/.exec(line)?.groups?.["name"];
    if (name === undefined) return [];
    const above = /^#\s*(?<text>.*)$/.exec(lines[at - 1] ?? "")?.groups?.["text"];
    return [draft(name, "target", above ?? "")];
  });
}

/** The tasks of a Taskfile, with what `desc` says of them. */
export function parseTaskfile(text: string): readonly Draft[] {
  let read: unknown;
  try {
    read = Bun.YAML.parse(text);
  } catch {
    return []; // somebody is writing it just now
  }
  const tasks = memberOf(read, "tasks");
  if (typeof tasks !== "object" || tasks === null) return [];
  return Object.entries(tasks).map(([name, task]) => {
    const description = memberOf(task, "desc");
    return draft(name, "target", typeof description === "string" ? description : "");
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}
