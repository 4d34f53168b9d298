import { isUnknown, mark } from "./marks.ts";

/**
 * An absolute path without `.` and `..`; undefined where it depends on something unknown. A hole is
 * taken for empty, which is what makes `"$X/"` dangerous.
 */
export function resolvePath(word: string, cwd: string | undefined): string | undefined {
  const path = word.replaceAll(mark.hole, "");
  if (path === "") return cwd; // `cd ""` stays
  if (!path.startsWith("/") && (cwd === undefined || isUnknown(path.slice(0, 1)))) return undefined;
  const whole = path.startsWith("/") ? path : `${cwd ?? ""}/${path}`;
  const kept: string[] = [];
  for (const part of whole.split("/")) {
    if (part === "..") kept.pop();
    else if (part !== "" && part !== ".") kept.push(part);
  }
  return `/${kept.join("/")}`;
}
