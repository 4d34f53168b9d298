/** `512B`, `4.2kB`, `1.4MB`: powers of ten, three figures at most. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes}B`;
  let amount = bytes;
  for (const unit of ["kB", "MB", "GB"]) {
    amount /= 1000;
    if (amount < 999.5) return `${figures(amount)}${unit}`;
  }
  return `${figures(amount / 1000)}TB`;
}

function figures(amount: number): string {
  return amount < 9.95 ? String(Math.round(amount * 10) / 10) : String(Math.round(amount));
}
