import type { Role } from "../theme/role.ts";

/** One row of a completion menu. */
export interface MenuItem {
  readonly label: string;
  readonly description: string;
  readonly role: Role;
  /** Offsets into `label` of the letters that matched what was typed. */
  readonly matches: readonly number[];
}
