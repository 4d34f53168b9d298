/** Runs the `sqlite3` command that people have, on the file, and returns its lines. */
export function sqlite3(path: string, sql: string): string[] {
  const command = Bun.which("sqlite3");
  if (command === null) {
    throw new Error("the sqlite3 command is needed by this test: install the package sqlite3");
  }
  const readonly = /^\s*(?:SELECT|PRAGMA)/i.test(sql) ? ["-readonly"] : [];
  const { stdout, stderr, exitCode } = Bun.spawnSync([
    command,
    ...readonly,
    "-cmd",
    ".timeout 5000",
    path,
    sql,
  ]);
  if (exitCode !== 0 || stderr.length > 0) throw new Error(`sqlite3: ${stderr.toString()}`);
  return stdout.toString().split("\n").slice(0, -1);
}
