/** How many items stand where: `across` columns of `down` rows, of which `shown` can be seen. */
export interface MenuLayout {
  readonly across: number;
  readonly down: number;
  readonly shown: number;
  /** The line that says which rows are seen. */
  readonly hasIndicator: boolean;
  /** Columns of the screen for an item. */
  readonly cell: number;
  /** Columns between two items. */
  readonly gap: number;
  /** Columns before the description; undefined: there are no descriptions. */
  readonly label: number | undefined;
}

export interface MenuMeasure {
  readonly count: number;
  /** Of the widest label. */
  readonly labelWidth: number;
  readonly hasDescriptions: boolean;
  readonly columns: number;
  readonly rows: number;
}

const gridGap = 2;
const describedGap = 3;
/** From here on items with descriptions stand in two columns if one of them cannot show them all. */
const wide = 100;

export function layoutMenu(measure: MenuMeasure): MenuLayout {
  return measure.hasDescriptions ? described(measure) : grid(measure);
}

function grid({ count, labelWidth, columns, rows }: MenuMeasure): MenuLayout {
  const cell = Math.max(1, Math.min(labelWidth, columns));
  const most = Math.max(1, Math.floor((columns + gridGap) / (cell + gridGap)));
  const down = Math.ceil(count / most);
  // What is filled from top to bottom may need fewer columns than there is room for.
  const across = Math.max(1, Math.ceil(count / Math.max(1, down)));
  return { across, down, ...seen(down, rows), cell, gap: gridGap, label: undefined };
}

function described({ count, labelWidth, columns, rows }: MenuMeasure): MenuLayout {
  const across = columns >= wide && count > rows ? 2 : 1;
  const down = Math.ceil(count / across);
  const cell = Math.max(1, Math.floor((columns - describedGap * (across - 1)) / across));
  const label = Math.min(labelWidth, Math.floor(cell * 0.6));
  return { across, down, ...seen(down, rows), cell, gap: describedGap, label };
}

function seen(down: number, rows: number): Pick<MenuLayout, "shown" | "hasIndicator"> {
  const hasIndicator = down > rows && rows > 1;
  return { shown: Math.max(0, Math.min(down, hasIndicator ? rows - 1 : rows)), hasIndicator };
}
