import type { Connection } from "./connection.ts";

export interface ReplySpeed {
  readonly tokensPerSecond: number;
  readonly firstTokenMs: number | undefined;
}

export interface ModelSpeed {
  readonly model: string;
  readonly last: ReplySpeed;
  readonly lastAt: Date;
  /** Over its newest replies whose speed is known, twenty at most. */
  readonly average: ReplySpeed;
  /** How many those are. */
  readonly replies: number;
}

export interface ModelStore {
  /** Of each model that wrote a reply whose speed is known, by name. */
  speeds(): ModelSpeed[];
}

interface SpeedRow {
  readonly tokens_per_second: number;
  readonly first_token_ms: number | null;
  readonly created_at: string;
}

const repliesLookedAt = 20;

export function createModelStore(connection: Connection): ModelStore {
  // From name to name through the index: a GROUP BY would walk over every reply.
  const names = connection.query<{ model: string }>(`
    WITH RECURSIVE names (model) AS (
      SELECT min(model) FROM turns INDEXED BY turns_speeds WHERE tokens_per_second IS NOT NULL
      UNION ALL
      SELECT (SELECT min(turns.model) FROM turns INDEXED BY turns_speeds
        WHERE tokens_per_second IS NOT NULL AND turns.model > names.model)
      FROM names WHERE names.model IS NOT NULL
    )
    SELECT model FROM names WHERE model IS NOT NULL`);
  const newest = connection.query<SpeedRow>(`
    SELECT tokens_per_second, first_token_ms, created_at FROM turns INDEXED BY turns_speeds
    WHERE model = ? AND tokens_per_second IS NOT NULL ORDER BY id DESC LIMIT ${repliesLookedAt}`);

  return {
    speeds: () =>
      names.all().flatMap(({ model }) => {
        const rows = newest.all(model);
        const [last] = rows;
        if (last === undefined) return [];
        const average = {
          tokensPerSecond: meanOf(rows.map((row) => row.tokens_per_second)) ?? 0,
          firstTokenMs: meanOf(rows.flatMap((row) => row.first_token_ms ?? [])),
        };
        return [
          {
            model,
            last: {
              tokensPerSecond: last.tokens_per_second,
              firstTokenMs: last.first_token_ms ?? undefined,
            },
            lastAt: new Date(last.created_at),
            average,
            replies: rows.length,
          },
        ];
      }),
  };
}

function meanOf(values: readonly number[]): number | undefined {
  if (values.length === 0) return undefined;
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
