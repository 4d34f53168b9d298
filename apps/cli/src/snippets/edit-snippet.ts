import { AishError, nearestName } from "@aish/core";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { PromptShell } from "../prompt/prompt-shell.ts";
import { sessionVariables } from "../prompt/session-variables.ts";
import { runEditor } from "../terminal/run-editor.ts";
import { isSnippetName, type SnippetFiles } from "./snippet-files.ts";

const example = `---
description: say what it does
# args:
#   - name: branch
#     type: choice          # text, path and secret are the others
#     command: git branch --format='%(refname:short)'
# confirm: true             # ask before it runs
# cwd: ~/work               # where it runs
---

\`\`\`sh
\`\`\`
`;

/** `snip new NAME` and `snip edit NAME`: opens the file in the person's editor, and says what is wrong in it. */
export async function editSnippet(
  way: "new" | "edit",
  names: readonly string[],
  files: SnippetFiles,
  shell: PromptShell,
): Promise<void> {
  const [name, ...more] = names;
  if (name === undefined || more.length > 0 || !isSnippetName(name)) {
    const what = name === undefined || more.length > 0 ? "takes one name" : "cannot take that name";
    throw new AishError("USAGE", `snip ${way} ${what}`, {
      hint: "write letters, digits, dots, - and _",
    });
  }
  const known = files.names();
  const path = files.path(name);
  if (way === "edit" && !known.includes(name)) {
    const guess = nearestName(name, known);
    throw new AishError("USAGE", `there is no snippet ${name}`, {
      hint: guess === undefined ? `make it with snip new ${name}` : `did you mean ${guess}?`,
    });
  }
  if (way === "new" && !known.includes(name)) begin(path, files);
  await openEditor(path, shell);
  if (way === "new" && textOf(path) === example) {
    rmSync(path, { force: true });
    shell.print("nothing was written, so there is no new snippet\n");
    return;
  }
  files.read(name);
}

function begin(path: string, { directory }: SnippetFiles): void {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    writeFileSync(path, example, { mode: 0o600, flag: "wx" });
  } catch (error) {
    throw new AishError("CONFIG_INVALID", `cannot write ${path}`, {
      hint: "make room or permission for it",
      cause: error,
    });
  }
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined; // the editor took it away
  }
}

async function openEditor(file: string, { terminal, session }: PromptShell): Promise<void> {
  const variables = { ...(await sessionVariables(session)), PATH: session.path };
  await runEditor({ file, cwd: session.cwd, variables }, terminal);
}
