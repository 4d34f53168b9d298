import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PromptShell } from "../../prompt/prompt-shell.ts";
import type { DocumentSection } from "./document-section.ts";

/** Opens what was chosen in the pager, which just prints what fits on the screen. */
export async function showDocument(
  { title, format, text }: DocumentSection,
  shell: PromptShell,
): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), "aish-docs-"));
  try {
    const file = join(directory, `${fileName(title)}.${format === "markdown" ? "md" : "txt"}`);
    await writeFile(file, text, { mode: 0o600 });
    const { katCommand } = await import("../../kat/kat-command.ts");
    await katCommand([file], shell);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** It stands in the pager's bar. */
function fileName(title: string): string {
  const name = title.replaceAll(/[^\p{L}\p{N}]+/gu, "-").replaceAll(/^-|-$/g, "");
  return name === "" ? "document" : name.slice(0, 60);
}
