/** Environment variables as they come. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** An empty variable counts as one that is not set. */
export function set(value: string | undefined): string | undefined {
  return value === "" ? undefined : value;
}

/** The XDG specification has relative paths ignored. */
export function absolute(value: string | undefined): string | undefined {
  return value !== undefined && value.startsWith("/") ? value : undefined;
}
