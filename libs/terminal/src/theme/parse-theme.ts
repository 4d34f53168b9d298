import { nearestName } from "@aish/core";
import { isHex } from "./hex-colour.ts";
import { parseColour, parseRoleStyle, type NamedColours } from "./parse-role-style.ts";
import { roles, type Role } from "./role.ts";
import { type Colour, type Hex, type RoleStyle, type Theme, type ThemeKind } from "./theme.ts";

/** What is wrong at one key of a theme, which goes on without it. */
export interface ThemeProblem {
  readonly key: string;
  readonly message: string;
  readonly hint: string | undefined;
}

export interface ThemeReading {
  readonly theme: Theme;
  readonly problems: readonly ThemeProblem[];
}

type Table = Readonly<Record<string, unknown>>;

const keys = ["kind", "extends", "summary", "background", "palette", "roles"];
const kinds: readonly ThemeKind[] = ["light", "dark", "both"];

/** Reads a TOML document that is parsed already. What is wrong keeps what the theme it extends has. */
export function parseTheme(name: string, table: Table, bases: readonly Theme[]): ThemeReading {
  const reader = new ThemeReader(table);
  reader.checkKeys();
  const base = reader.base(bases);
  const palette = reader.palette();
  return {
    theme: {
      name,
      kind: reader.kind() ?? base.kind,
      summary: reader.text("summary") ?? "yours",
      background: reader.background() ?? base.background,
      colours: { ...base.colours, ...reader.roles(palette) },
    },
    problems: reader.problems,
  };
}

class ThemeReader {
  readonly problems: ThemeProblem[] = [];
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  checkKeys(): void {
    for (const key of Object.keys(this.#table)) {
      if (!keys.includes(key)) this.#unknown(key, "is not a key of a theme", key, keys);
    }
  }

  text(key: string): string | undefined {
    const value = this.#table[key];
    if (value === undefined || typeof value === "string") return value;
    this.#wrong(key, `must be text in quotes, not ${kindOf(value)}`);
    return undefined;
  }

  kind(): ThemeKind | undefined {
    const wished = this.text("kind");
    const kind = kinds.find((name) => name === wished);
    if (kind === undefined && wished !== undefined) {
      this.#unknown("kind", `cannot be ${JSON.stringify(wished)}`, wished, kinds);
    }
    return kind;
  }

  background(): Hex | undefined {
    const wished = this.text("background");
    if (wished === undefined) return undefined;
    const colour = parseColour(wished, new Map());
    if (colour !== undefined && isHex(colour)) return colour;
    this.#wrong("background", `must be a colour such as "#1c1c1c", not ${JSON.stringify(wished)}`);
    return undefined;
  }

  base(bases: readonly Theme[]): Theme {
    const usual = this.#table["kind"] === "light" ? "aish-light" : "aish-dark";
    const wished = this.text("extends") ?? (this.#table["kind"] === "both" ? "plain" : usual);
    const found = bases.find(({ name }) => name === wished);
    if (found !== undefined) return found;
    const names = bases.map(({ name }) => name);
    this.#unknown("extends", `is no built-in theme: ${JSON.stringify(wished)}`, wished, names);
    const standIn = bases.find(({ name }) => name === usual) ?? bases[0];
    if (standIn === undefined) throw new Error("there is no theme to extend");
    return standIn;
  }

  palette(): NamedColours {
    const named = new Map<string, Colour>();
    for (const [name, value] of this.#entries("palette")) {
      const colour = typeof value === "string" ? parseColour(value, named) : undefined;
      if (colour === undefined) {
        this.#wrong(`palette.${name}`, "must be #rrggbb in quotes, or a colour named before it");
      } else named.set(name, colour);
    }
    return named;
  }

  roles(palette: NamedColours): Partial<Record<Role, RoleStyle>> {
    const styles: Partial<Record<Role, RoleStyle>> = {};
    for (const [name, value] of this.#entries("roles")) {
      const key = `roles.${name}`;
      if (!isRole(name)) {
        this.#unknown(key, "is not a role", name, Object.keys(roles));
        continue;
      }
      if (typeof value !== "string") {
        this.#wrong(key, `must be text such as "bold red", not ${kindOf(value)}`);
        continue;
      }
      const reading = parseRoleStyle(value, palette);
      if (reading.ok) styles[name] = reading.style;
      else this.problems.push({ key, message: reading.message, hint: reading.hint });
    }
    return styles;
  }

  #entries(key: string): readonly (readonly [string, unknown])[] {
    const value = this.#table[key];
    if (value === undefined) return [];
    if (typeof value === "object" && value !== null && !Array.isArray(value)) {
      return Object.entries(value);
    }
    this.#wrong(key, `must be a table, [${key}], not ${kindOf(value)}`);
    return [];
  }

  #wrong(key: string, message: string): void {
    this.problems.push({ key, message, hint: undefined });
  }

  #unknown(key: string, message: string, word: string, allowed: readonly string[]): void {
    const near = nearestName(word, allowed);
    this.problems.push({
      key,
      message: `${message}; allowed: ${allowed.join(", ")}`,
      hint: near === undefined ? undefined : `did you mean ${near}?`,
    });
  }
}

function isRole(name: string): name is Role {
  return Object.hasOwn(roles, name);
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "a table" : `a ${typeof value}`;
}
