import { parseJson, textAt, toObject } from "./json.ts";

/** A native call of the one tool there is, or why it is none. */
export type ReadCall = RunCall | { readonly kind: "problem"; readonly why: string };

export interface RunCall {
  readonly kind: "call";
  readonly command: string;
  readonly background: boolean;
}

/** What models are offered: one tool, because small ones lose the thread among many. */
export const runTool = {
  type: "function",
  function: {
    name: "run",
    description: "Run a shell command and get its output.",
    parameters: {
      type: "object",
      properties: {
        command: { type: "string" },
        background: { type: "boolean", description: "start it as a background job" },
      },
      required: ["command"],
    },
  },
} as const;

export function toRunCall(name: string | undefined, given: unknown): ReadCall {
  if (name !== runTool.function.name) {
    return problem(`there is no tool called ${JSON.stringify(name ?? "")}`);
  }
  const once = typeof given === "string" ? parseJson(given) : given;
  const values = toObject(typeof once === "string" ? parseJson(once) : once); // some encode it twice
  if (values === undefined) return problem("its arguments are no JSON");
  const command = tidy(textAt(values, "command") ?? "");
  if (command === "") return problem("it names no command");
  return { kind: "call", command, background: /^true$/i.test(String(values["background"])) };
}

function problem(why: string): ReadCall {
  return { kind: "problem", why };
}

/** As it would be read from the lines of a reply. */
function tidy(command: string): string {
  return command
    .toWellFormed()
    .replace(/\r+(?=\n|$)/g, "")
    .trim();
}
