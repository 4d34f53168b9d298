import type { DocumentSection } from "./document-section.ts";

/** A row of what was found. What a command says of itself is only asked for when it is to be read. */
export interface FoundDocument {
  readonly title: string;
  readonly place: string;
  read(): Promise<DocumentSection | undefined>;
}

export function foundSection(section: DocumentSection): FoundDocument {
  return { title: section.title, place: section.place, read: async () => section };
}
