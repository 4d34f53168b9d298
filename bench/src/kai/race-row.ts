import type { Row } from "../row.ts";
import { ratioTo, tellRace, type RaceResult } from "./race.ts";
import type { ShellName } from "./shells.ts";

/** How much of a peer's time is allowed. */
export interface Allowance {
  readonly peer: ShellName;
  readonly share: number;
}

/** A peer that is not here is not beaten, and not lost to. */
export function raceRow(
  what: string,
  allowances: readonly Allowance[],
  raced: { readonly results: readonly RaceResult[]; readonly absent: readonly string[] },
): Row {
  const compared = allowances.flatMap(({ peer, share }) => {
    const ratio = ratioTo(peer, raced.results);
    return ratio === undefined ? [] : [{ peer, share, ...ratio }];
  });
  const several = allowances.length > 1;
  return {
    what,
    budget: allowances.map(({ peer, share }) => `≤ ${share} × ${peer}`).join(", "),
    measured:
      compared
        .map(({ peer, whole, net }) => {
          const text = `${shown(whole)} × (net of start ${shown(net)})`;
          return several ? `${peer}: ${text}` : text;
        })
        .join(", ") || "–",
    holds: compared.length > 0 && compared.every(({ whole, share }) => whole <= share),
    behind: tellRace(raced),
  };
}

function shown(ratio: number): string {
  return ratio < 0.1 ? ratio.toFixed(4) : ratio.toFixed(2);
}
