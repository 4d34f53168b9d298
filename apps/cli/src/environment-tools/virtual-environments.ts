import { readdirSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { set, type Variables } from "../environment/variables.ts";
import { readSmallFile } from "../prompt/git/read-small-file.ts";

/** A virtual environment of Python. */
export interface VirtualEnvironment {
  readonly name: string;
  /** Absolute. */
  readonly path: string;
}

export interface PythonPlaces {
  readonly cwd: string;
  readonly home: string;
  readonly variables: Variables;
}

/** The environment in that directory, if there is one. */
export function virtualEnvironmentAt(path: string): VirtualEnvironment | undefined {
  const text = readSmallFile(join(path, "pyvenv.cfg"));
  if (text === undefined) return undefined;
  const said = /^prompt *= *["']?(?<name>[^"'\n]+)["']?$/m.exec(text)?.groups?.["name"];
  return { name: said ?? nameOf(path), path };
}

/** Where they are usually kept: those of the directory first, then the ones with names. */
export function findVirtualEnvironments(places: PythonPlaces): readonly VirtualEnvironment[] {
  const here = [".venv", "venv"].map((name) => join(places.cwd, name));
  const named = shelvesOf(places).flatMap((shelf) =>
    entriesOf(shelf).map((name) => join(shelf, name)),
  );
  return [...here, ...named].flatMap((path) => virtualEnvironmentAt(path) ?? []);
}

/** By its name on one of the shelves, or by its path. */
export function virtualEnvironmentNamed(
  text: string,
  places: PythonPlaces,
): VirtualEnvironment | undefined {
  const path = text.replace(/^~(?=\/|$)/, () => places.home);
  const tried = [resolve(places.cwd, path)];
  if (!text.includes("/")) tried.push(...shelvesOf(places).map((shelf) => join(shelf, text)));
  for (const each of tried) {
    const found = virtualEnvironmentAt(each);
    if (found !== undefined) return found;
  }
  return findVirtualEnvironments(places).find(({ name }) => name === text);
}

function shelvesOf({ cwd, home, variables }: PythonPlaces): readonly string[] {
  const named = set(variables["AISH_VENVS"]) ?? set(variables["WORKON_HOME"]);
  const shelves = named?.split(":").filter((path) => path !== "") ?? [join(home, ".virtualenvs")];
  return shelves.map((path) => resolve(cwd, path));
}

const mostEntries = 500;

function entriesOf(directory: string): readonly string[] {
  try {
    return readdirSync(directory).toSorted().slice(0, mostEntries);
  } catch {
    return []; // nobody has made it
  }
}

/** `.venv` says nothing, so that the project it belongs to gives the name. */
function nameOf(path: string): string {
  const name = basename(path);
  return /^\.?v?env$/.test(name) ? basename(dirname(path)) : name;
}
