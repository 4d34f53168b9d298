import type { Context } from "../context.ts";
import { Fault } from "../fault.ts";
import { toText } from "../values/value-text.ts";

/** What `~` stands for. Only `$HOME` is looked at: the real home never leaks into a virtual world. */
export function homeOf(user: string | undefined, context: Context): string {
  if (user !== undefined) {
    throw new Fault(`~${user}: homes of other users are not known`, "write the path");
  }
  const home = context.shell.scope.get("HOME");
  if (home === undefined) throw new Fault("~ needs HOME, which is not set", "write the path");
  return toText(home);
}
