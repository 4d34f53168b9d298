import type { Role } from "../theme/role.ts";
import type { RoleRange } from "./role-range.ts";

/** Collects ranges from left to right; neighbours that look the same become one. */
export class RangeWriter {
  readonly list: RoleRange[] = [];

  /** Without a role the text is left as it is, but for an underline. */
  put(start: number, end: number, role: Role | undefined, underline = false): void {
    if (end <= start || (role === undefined && !underline)) return;
    const last = this.list.at(-1);
    const shown = role ?? "text";
    if (last?.end === start && last.role === shown && (last.underline ?? false) === underline) {
      this.list[this.list.length - 1] = { ...last, end };
      return;
    }
    const range = { start, end, role: shown };
    this.list.push(underline ? { ...range, underline } : range);
  }
}
