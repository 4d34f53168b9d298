import type { LiveName } from "./session-message.ts";

const mostNames = 1000;

/** The names behind a path of globals and members, as values are now. No code of an entry is run for it. */
export function liveNames(path: readonly string[]): readonly LiveName[] {
  let value: unknown = globalThis;
  for (const name of path) {
    value = memberOf(value, name);
    if (value === undefined || value === null) return [];
  }
  const names = new Map<string, LiveName>();
  for (const holder of chainOf(value)) {
    for (const name of Object.getOwnPropertyNames(holder)) {
      if (names.size >= mostNames) return [...names.values()];
      if (names.has(name) || !isIdentifier.test(name) || name.startsWith("__")) continue;
      const found = memberOf(value, name);
      const kind = typeof found === "function" ? "function" : "variable";
      names.set(name, { name, kind, about: aboutOf(found) });
    }
  }
  return [...names.values()];
}

const isIdentifier = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/** Without calling a getter that somebody wrote: it may do anything. */
function memberOf(value: unknown, name: string): unknown {
  for (const holder of chainOf(value)) {
    const property = Object.getOwnPropertyDescriptor(holder, name);
    if (property === undefined) continue;
    if ("value" in property) return property.value;
    const getter: unknown = Reflect.get(property, "get");
    return isNative(getter) ? attempt(getter, value) : undefined;
  }
  return undefined;
}

/** The value and its prototypes; those of a string or a number, too. */
function chainOf(value: unknown): readonly object[] {
  const chain: object[] = [];
  if (value === undefined || value === null) return chain;
  for (
    let holder: unknown = Object(value);
    isObject(holder);
    holder = Object.getPrototypeOf(holder)
  ) {
    if (holder === Object.prototype && chain.length > 0 && value === globalThis) break;
    chain.push(holder);
  }
  return chain;
}

function isObject(value: unknown): value is object {
  return (typeof value === "object" && value !== null) || typeof value === "function";
}

function isNative(getter: unknown): getter is (this: unknown) => unknown {
  return (
    typeof getter === "function" &&
    Function.prototype.toString.call(getter).includes("[native code]")
  );
}

function attempt(getter: (this: unknown) => unknown, value: unknown): unknown {
  try {
    return getter.call(value);
  } catch {
    return undefined; // it wants another receiver
  }
}

function aboutOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value !== "object") return typeof value;
  const made: unknown = Object.getPrototypeOf(value)?.constructor?.name;
  return typeof made === "string" ? made : "object";
}
