import { dirname, resolve } from "node:path";
import { installedPath, whichInstalled } from "../which-installed.ts";

/** Where a link leads. */
export type LinkEnd =
  | { readonly kind: "world"; readonly address: string }
  | { readonly kind: "file"; readonly path: string; readonly anchor: string }
  | { readonly kind: "nowhere" };

/** `from` is the file that has the link; undefined: it came through a pipe. */
export function linkEnd(address: string, from: string | undefined, cwd: string): LinkEnd {
  if (/^(?:https?|mailto):[^\s]+$/i.test(address)) return { kind: "world", address };
  if (/^file:\/\/\//i.test(address)) {
    return fileEnd(address.slice("file://".length), "/");
  }
  if (/^[a-z][a-z\d+.-]+:/i.test(address)) return { kind: "nowhere" };
  return fileEnd(address, from === undefined ? cwd : dirname(from));
}

function fileEnd(address: string, directory: string): LinkEnd {
  const [, path = "", anchor = ""] =
    /^(?<path>[^#?]*)(?:\?[^#]*)?(?:#(?<anchor>.*))?$/s.exec(address) ?? [];
  if (path === "") return { kind: "nowhere" };
  return { kind: "file", path: resolve(directory, decoded(path)), anchor };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Hands an address to whatever the desktop opens it with. What could not be done, or undefined. */
export function openInWorld(
  address: string,
  variables: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const name = process.platform === "darwin" ? "open" : "xdg-open";
  const path = variables["PATH"] ?? "";
  const program = whichInstalled(name, path);
  if (program === undefined) return `there is no ${name} to open ${address}`;
  try {
    const child = Bun.spawn([program, address], {
      env: { ...variables, PATH: installedPath(path) },
      stdio: ["ignore", "ignore", "ignore"],
      detached: true,
    });
    child.unref();
    return undefined;
  } catch {
    return `cannot open ${address}`; // longer than an argument can be, or there is no room
  }
}
