declare const brand: unique symbol;
type Branded<Base, Name extends string> = Base & { readonly [brand]: Name };

/** Ten characters of lower-case Crockford base 32, unguessable enough to be unique on one machine. */
export type SessionId = Branded<string, "SessionId">;
/** Row numbers of the tables of the same name; they only grow and are never used twice. */
export type JobId = Branded<number, "JobId">;
export type TurnId = Branded<number, "TurnId">;
export type HistoryId = Branded<number, "HistoryId">;

/* oxlint-disable typescript/no-unsafe-type-assertion -- the one place where ids are branded */
export const sessionId = (text: string): SessionId => text as SessionId;
export const jobId = (row: number): JobId => row as JobId;
export const turnId = (row: number): TurnId => row as TurnId;
export const historyId = (row: number): HistoryId => row as HistoryId;
/* oxlint-enable typescript/no-unsafe-type-assertion */

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

/** Makes a session id out of at least ten random bytes. */
export function mintSessionId(random: Uint8Array): SessionId {
  let text = "";
  for (const byte of random.subarray(0, 10)) text += alphabet[byte % 32];
  return sessionId(text);
}
