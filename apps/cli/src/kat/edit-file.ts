import type { Terminal } from "../terminal/terminal.ts";

/** Opens a file in the person's editor; `line` is counted from 1. */
export async function editFile(
  path: string,
  line: number,
  variables: Readonly<Record<string, string | undefined>>,
  terminal: Terminal,
): Promise<void> {
  const editor = variables["VISUAL"] || variables["EDITOR"] || "vi";
  const name = /(?:^|\/)(?<name>[^/\s]+)(?:\s|$)/.exec(editor)?.groups?.["name"] ?? "";
  const place = takesLine.test(name) ? `+${line}` : "";
  await terminal.lend(async () => {
    // The variable may hold options too, as `code --wait` does.
    const child = Bun.spawn(["/bin/sh", "-c", `${editor} \${1:+"$1"} "$2"`, "sh", place, path], {
      env: { ...variables },
      stdio: ["inherit", "inherit", "inherit"],
    });
    await child.exited;
  });
}

/** Editors that are known to take `+12` before a file. */
const takesLine = /^(?:vi|vim|nvim|view|ex|nano|emacs|emacsclient|mg|joe|micro|kak|ed)$/;
