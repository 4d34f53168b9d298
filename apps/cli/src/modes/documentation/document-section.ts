/** Something that can be found and read. */
export interface DocumentSection {
  /** What it is about. */
  readonly title: string;
  /** Where it stands: `keys › While typing`. */
  readonly place: string;
  readonly format: "markdown" | "plain";
  readonly text: string;
}
