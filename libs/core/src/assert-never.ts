/** Ends a switch over a union: a new variant becomes a type error at every place that must learn it. */
export function assertNever(value: never): never {
  throw new Error(`unexpected variant: ${JSON.stringify(value)}`);
}
