import type { HistoryId } from "@aish/core";
import type { Connection } from "./connection.ts";

export interface RemovedCommands {
  readonly rows: number;
  /** Files that the rows named and that were not removed before. */
  readonly outputPaths: readonly string[];
}

export interface HistoryRemoval {
  remove(id: HistoryId): RemovedCommands | undefined;
  removeCommand(command: string): RemovedCommands;
}

interface GoneRow {
  readonly path: string | null;
}

/** Full text and directories follow by triggers. */
export function createHistoryRemoval(connection: Connection): HistoryRemoval {
  const kept = "CASE WHEN output_removed_at IS NULL THEN output_path END AS path";
  const removeRow = connection.query<GoneRow>(`DELETE FROM history WHERE id = ? RETURNING ${kept}`);
  const removeAlike = connection.query<GoneRow>(`
    DELETE FROM history WHERE substr(command, 1, 12) = substr(?1, 1, 12) AND command = ?1
    RETURNING ${kept}`);

  return {
    remove(id) {
      const gone = connection.write(() => removeRow.all(id));
      return gone.length === 0 ? undefined : toRemoved(gone);
    },
    removeCommand: (command) => toRemoved(connection.write(() => removeAlike.all(command))),
  };
}

function toRemoved(gone: readonly GoneRow[]): RemovedCommands {
  const outputPaths = gone.flatMap(({ path }) => (path === null ? [] : [path]));
  return { rows: gone.length, outputPaths };
}
