/**
 * The absolute path that `path` means in the absolute directory `from`, without `.`, `..` and doubled
 * slashes. Not `node:path`, which takes a shell longer to load than to run a command.
 */
export function resolvePath(from: string, path: string): string {
  const names: string[] = [];
  const whole = path.startsWith("/") ? path : `${from}/${path}`;
  for (const name of whole.split("/")) {
    if (name === "..") names.pop();
    else if (name !== "" && name !== ".") names.push(name);
  }
  return `/${names.join("/")}`;
}
