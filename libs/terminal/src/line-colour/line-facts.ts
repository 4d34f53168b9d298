/** What is known about the words of a line without waiting for it. `pending`: it is being looked up. */
export interface LineFacts {
  command(word: string): "known" | "unknown" | "pending";
  /** A known command begins so, so the word may still become one. */
  commandPrefix?(word: string): boolean;
  /** A `~` at the start stands for the home directory. */
  path(text: string): "exists" | "missing" | "pending";
  /** The same for who takes what is being looked up for missing: he need not hear that it is. */
  exists?(text: string): boolean;
  /** The name of something in its directory begins so. */
  pathPrefix?(text: string): boolean;
  /** A command of the program itself, without its colon. */
  meta?(name: string): "known" | "unknown";
  metaPrefix?(name: string): boolean;
}
