import { AishError } from "@aish/core";

/** Something is wrong with a snippet's file, at a line that is counted from 1. */
export class SnippetProblem extends AishError {
  constructor(path: string, line: number | undefined, message: string, hint: string) {
    const place = line === undefined ? path : `${path}:${line}`;
    super("CONFIG_INVALID", `${place}: ${message}`, { hint });
  }
}
