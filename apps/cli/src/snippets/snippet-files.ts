import { AishError } from "@aish/core";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { readTrustedFile } from "../start-up/read-trusted-file.ts";
import { parseSnippet } from "./parse-snippet.ts";
import type { Snippet } from "./snippet.ts";

const ending = ".md";

/** The person's own snippets, read when they are asked for. */
export class SnippetFiles {
  readonly directory: string;

  constructor(configDirectory: string) {
    this.directory = join(configDirectory, "snippets");
  }

  path(name: string): string {
    return join(this.directory, name + ending);
  }

  /** In alphabetical order; none if there is no directory. */
  names(): readonly string[] {
    try {
      return readdirSync(this.directory)
        .filter((file) => file.endsWith(ending))
        .map((file) => file.slice(0, -ending.length))
        .filter(isSnippetName)
        .toSorted();
    } catch {
      return []; // most people have none
    }
  }

  /** Undefined if there is none of that name; throws for one that cannot be used. */
  read(name: string): Snippet | undefined {
    const path = this.path(name);
    const file = readTrustedFile(path, process.getuid?.() ?? 0);
    if (file.kind === "missing") return undefined;
    if (file.kind === "text") return parseSnippet(name, path, file.text);
    throw new AishError("CONFIG_INVALID", `${path} is not run: ${file.why}`, { hint: file.hint });
  }

  /** Those that can be used, and what is wrong with the others. */
  readAll(): { readonly snippets: readonly Snippet[]; readonly problems: readonly AishError[] } {
    const snippets: Snippet[] = [];
    const problems: AishError[] = [];
    for (const name of this.names()) {
      try {
        const snippet = this.read(name);
        if (snippet !== undefined) snippets.push(snippet);
      } catch (error) {
        if (!(error instanceof AishError)) throw error;
        problems.push(error);
      }
    }
    return { snippets, problems };
  }
}

/** What can stand in a file name and be typed as one word. */
export function isSnippetName(name: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u.test(name);
}
