/** Some of the rows that were found, best first. */
export interface PickerPage<Row> {
  readonly rows: readonly Row[];
  /** How many there are in all; undefined: not known. */
  readonly total: number | undefined;
  /** Gives the rows that follow, when one moves towards them; undefined: these were all. */
  readonly more: (() => PickerPage<Row>) | undefined;
}

export function wholePage<Row>(rows: readonly Row[]): PickerPage<Row> {
  return { rows, total: rows.length, more: undefined };
}
