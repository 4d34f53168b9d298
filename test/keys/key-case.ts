/** What a person sees, with the cursor as `│`; without the blank rows at the end. */
export type Shown = string;

/** The widths of the terminals that every row is tried in. */
export type Columns = 40 | 80 | 200;

/** One row of a table: what is typed at an empty prompt on an empty screen, and what is seen then. */
export interface KeyCase {
  readonly name: string;
  /** As a keyboard sends them. */
  readonly keys: string;
  readonly is: Shown | Readonly<Record<Columns, Shown>>;
}
