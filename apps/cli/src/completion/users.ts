import { parsePasswd, type UserEntry } from "@aish/completion";
import { KeptFiles } from "./kept-file.ts";

/** The users of this machine. Those of a directory service are not asked for: that may take long. */
export class Users {
  readonly #files = new KeptFiles(parsePasswd, 1_000_000);

  all(): readonly UserEntry[] {
    return this.#files.read("/etc/passwd") ?? [];
  }

  /** `~/x` and `~name/x` with the home in their place; what is not known stays. */
  expand(path: string, home: string): string {
    const match = /^~(?<name>[^/]*)(?<rest>\/.*)?$/.exec(path)?.groups;
    if (match === undefined) return path;
    const { name = "", rest = "" } = match;
    if (name === "") return home + rest;
    const found = this.all().find((user) => user.name === name);
    return found === undefined ? path : found.home + rest;
  }
}
