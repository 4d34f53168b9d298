const mostMembers = 12;

/** What a value is, as TypeScript would write it; of the value there is now, not of what a checker allows. */
export function typeText(value: unknown, depth = 0): string {
  if (value === null) return "null";
  if (typeof value === "function") return functionText(value);
  if (typeof value !== "object") return typeof value;
  if (Array.isArray(value)) return `${union(value.slice(0, mostMembers), depth)}[]`;
  const prototype: unknown = Object.getPrototypeOf(value);
  const made: unknown = value.constructor;
  if (prototype !== Object.prototype && prototype !== null && typeof made === "function") {
    return `${made.name}${argumentsOf(value, depth)}`;
  }
  return recordText(value, depth);
}

function recordText(value: object, depth: number): string {
  const entries = Object.entries(value);
  if (entries.length === 0) return "{}";
  if (depth > 2) return "object";
  const members = entries
    .slice(0, mostMembers)
    .map(([name, member]) => `${name}: ${typeText(member, depth + 1)}`);
  if (entries.length > mostMembers) members.push("…");
  return `{ ${members.join("; ")} }`;
}

function union(values: readonly unknown[], depth: number): string {
  const kinds = [...new Set(values.map((one) => typeText(one, depth + 1)))];
  if (kinds.length === 0) return "unknown";
  return kinds.length === 1 ? (kinds[0] ?? "unknown") : `(${kinds.join(" | ")})`;
}

function argumentsOf(value: object, depth: number): string {
  if (value instanceof Map) {
    const [keys, values] = [[...value.keys()], [...value.values()]];
    return `<${union(keys.slice(0, mostMembers), depth)}, ${union(values.slice(0, mostMembers), depth)}>`;
  }
  if (value instanceof Set) return `<${union([...value].slice(0, mostMembers), depth)}>`;
  return "";
}

function functionText(value: Function): string {
  const source = Function.prototype.toString.call(value);
  if (/^class\b/.test(source)) return `typeof ${value.name === "" ? "class" : value.name}`;
  const parameters = Array.from({ length: value.length }, (_, at) => `a${at + 1}`).join(", ");
  return `(${parameters}) => ${/^async\b/.test(source) ? "Promise<unknown>" : "unknown"}`;
}
