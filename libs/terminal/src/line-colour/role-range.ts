import type { Role } from "../theme/role.ts";

/** What a part of an entry is: offsets of UTF-16 units, `end` not included. */
export interface RoleRange {
  readonly start: number;
  readonly end: number;
  readonly role: Role;
  /** Drawn underlined: a path that exists, or a fault. */
  readonly underline?: boolean;
}
