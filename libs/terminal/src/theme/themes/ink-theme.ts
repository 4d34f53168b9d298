import type { Hex, RoleStyle, Theme } from "../theme.ts";
import type { Role } from "../role.ts";

/** The colours of a theme before they are given to roles. */
export interface Inks {
  readonly background: Hex;
  readonly text: Hex;
  readonly muted: Hex;
  readonly faint: Hex;
  readonly ghost: Hex;
  readonly selection: Hex;
  readonly red: Hex;
  readonly orange: Hex;
  readonly yellow: Hex;
  readonly green: Hex;
  readonly cyan: Hex;
  readonly blue: Hex;
  readonly violet: Hex;
  readonly pink: Hex;
}

export interface InkThemeOptions {
  readonly name: string;
  readonly kind: "light" | "dark";
  readonly summary: string;
  readonly inks: Inks;
  /** Where the theme has a mind of its own. */
  readonly roles?: Partial<Record<Role, RoleStyle>>;
}

export function inkTheme({ name, kind, summary, inks, roles }: InkThemeOptions): Theme {
  return {
    name,
    kind,
    summary,
    background: inks.background,
    colours: {
      text: { fg: inks.text },
      muted: { fg: inks.muted },
      faint: { fg: inks.faint },
      strong: { fg: inks.text, bold: true },
      accent: { fg: inks.blue, bold: true },
      success: { fg: inks.green },
      warning: { fg: inks.yellow },
      error: { fg: inks.red },
      info: { fg: inks.cyan },
      selection: { fg: inks.text, bg: inks.selection },
      match: { fg: inks.orange, bold: true },
      ghost: { fg: inks.ghost },
      command: { fg: inks.blue },
      unknown: { fg: inks.red },
      option: { fg: inks.cyan },
      string: { fg: inks.green },
      number: { fg: inks.orange },
      variable: { fg: inks.violet },
      operator: { fg: inks.pink },
      keyword: { fg: inks.violet, bold: true },
      comment: { fg: inks.muted, italic: true },
      path: { fg: inks.text, underline: true },
      question: { fg: inks.violet, bold: true },
      meta: { fg: inks.orange, bold: true },
      directory: { fg: inks.cyan },
      branch: { fg: inks.pink },
      ...roles,
    },
  };
}
