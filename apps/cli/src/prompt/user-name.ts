import { readFileSync } from "node:fs";
import { parsePasswd } from "@aish/completion";

/** Who is logged in. The variables of a bare environment say nothing; the system's list does. */
export function userName(variables: Readonly<Record<string, string>>): string {
  const named = variables["USER"] ?? variables["LOGNAME"];
  if (named !== undefined && named !== "") return named;
  const uid = process.getuid?.();
  try {
    const users = parsePasswd(readFileSync("/etc/passwd", "utf8"));
    return users.find((user) => user.uid === uid)?.name ?? String(uid);
  } catch {
    return String(uid);
  }
}
