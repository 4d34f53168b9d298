import { nearestName } from "@aish/core";
import { lineOfKey, type FrontMatter } from "./front-matter.ts";
import { SnippetProblem } from "./snippet-problem.ts";
import type { SnippetArgument } from "./snippet.ts";

const kinds = ["choice", "text", "path", "secret"];
const keys = ["name", "type", "values", "command", "default"];

/** One entry of `args` in the head of a snippet. */
export function parseArgument(
  path: string,
  head: FrontMatter,
  entry: unknown,
  index: number,
): SnippetArgument {
  const wrong = (key: string | undefined, message: string, hint: string): SnippetProblem => {
    const line = lineOfKey(head, key === undefined ? ["args", index] : ["args", index, key]);
    const place = key === undefined ? "args" : `args.${index + 1}.${key}`;
    return new SnippetProblem(path, line, `${place} ${message}`, hint);
  };
  if (!isRecord(entry))
    throw wrong(undefined, "has an entry without a name", "write - name: branch");
  for (const key of Object.keys(entry)) {
    if (keys.includes(key)) continue;
    const guess = nearestName(key, keys);
    const hint = guess === undefined ? `the keys are ${keys.join(", ")}` : `did you mean ${guess}?`;
    throw wrong(key, "is no key of an argument", hint);
  }
  const { name, values, command } = entry;
  if (typeof name !== "string" || !/^[A-Za-z_][\w-]*$/.test(name)) {
    throw wrong("name", "is no name", "write letters, digits, - and _");
  }
  const isChoice = values !== undefined || command !== undefined;
  const type: unknown = entry["type"] ?? (isChoice ? "choice" : "text");
  const usual = entry["default"] === undefined ? undefined : scalarText(entry["default"]);
  if (entry["default"] !== undefined && usual === undefined) {
    throw wrong("default", "is no text", "put quotes around it");
  }
  if (type !== "choice" && isChoice) {
    const key = values === undefined ? "command" : "values";
    throw wrong(key, "is only for a choice", "write type: choice");
  }
  switch (type) {
    case "text":
    case "path":
      return { kind: type, name, usual };
    case "secret":
      if (usual === undefined) return { kind: "secret", name };
      throw wrong("default", "would be a secret that everybody can read", "leave it out");
    case "choice":
      return { kind: "choice", name, values: toValues(values, command, wrong), usual };
    default:
      throw wrong("type", `cannot be ${JSON.stringify(type)}`, `write ${kinds.join(", ")}`);
  }
}

function toValues(
  values: unknown,
  command: unknown,
  wrong: (key: string | undefined, message: string, hint: string) => SnippetProblem,
): Extract<SnippetArgument, { kind: "choice" }>["values"] {
  if (values !== undefined && command !== undefined) {
    throw wrong("command", "and values are both there", "leave one of them out");
  }
  if (command !== undefined) {
    if (typeof command === "string" && command.trim() !== "") return { kind: "command", command };
    throw wrong("command", "is no command", "write one that prints a value a line");
  }
  if (!Array.isArray(values) || values.length === 0) {
    throw wrong(
      values === undefined ? "name" : "values",
      "has nothing to choose from",
      "write values: [one, two]",
    );
  }
  const list = values.map((value: unknown) => {
    const text = scalarText(value);
    if (text === undefined)
      throw wrong("values", "has an entry that is no text", "put quotes around it");
    return text;
  });
  return { kind: "list", values: list };
}

/** YAML reads `1` and `true` as what they are elsewhere; here they are texts. */
function scalarText(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
