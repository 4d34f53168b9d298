import type { RouteFacts } from "../ports.ts";
import type { Route } from "../route-line.ts";

/** One line and the way that a person expects it to go. */
export interface RouteRow {
  readonly kind: Route["kind"];
  readonly line: string;
}

/** The rows of `route-line.NAME.rows.txt`; `⏎` stands for the end of a line. */
export async function routeRows(name: string): Promise<readonly RouteRow[]> {
  const text = await read(`${name}.rows.txt`);
  return text
    .split("\n")
    .filter((row) => row.includes("\t"))
    .map((row) => {
      const [kind = "", line = ""] = row.replaceAll("⏎", "\n").split("\t");
      return { kind: kind as Route["kind"], line };
    });
}

/** What the shell and the file system say in the world of the tables. */
export async function tableFacts(): Promise<RouteFacts> {
  const names = new Map<string, NonNullable<ReturnType<RouteFacts["resolve"]>>>();
  const files = new Set(["..", ".", "/", "~", "/tmp", "/etc/passwd"]);
  for (const row of (await read("world.txt")).split("\n")) {
    const [kind, content = ""] = row.split("\t");
    if (kind === "file") files.add(content.replace(/[/*]$/, ""));
    else if (kind === "builtin" || kind === "keyword" || kind === "alias") add(kind, content);
    else if (kind === "function" || kind === "executable") add(kind, content);
  }
  function add(kind: NonNullable<ReturnType<RouteFacts["resolve"]>>, words: string): void {
    for (const word of words.split(" ")) if (!names.has(word)) names.set(word, kind);
  }
  const exists = (path: string): boolean => files.has(path.replace(/^\.\/(?=.)|(?<=.)\/$/g, ""));
  return {
    resolve: (word) => names.get(word) ?? (word.includes("/") && exists(word) ? "path" : undefined),
    exists,
    names: () => names.keys(),
  };
}

function read(name: string): Promise<string> {
  return Bun.file(`${import.meta.dir}/../route-line.${name}`).text();
}
