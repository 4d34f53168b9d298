type Row = Readonly<Record<string, string | number | null>>;

/** Has the `sqlite3` command that people have do something with the file, and gives the rows. */
export function sqlite3(path: string, sql: string): readonly Row[] {
  const command = Bun.which("sqlite3", { PATH: "/usr/bin:/bin" });
  if (command === null) throw new Error("this test needs the sqlite3 command: install sqlite3");
  const { stdout, stderr, exitCode } = Bun.spawnSync([
    command,
    "-json",
    "-cmd",
    ".timeout 5000",
    path,
    sql,
  ]);
  if (exitCode !== 0 || stderr.length > 0) throw new Error(`sqlite3 says: ${stderr.toString()}`);
  const text = stdout.toString();
  return text === "" ? [] : JSON.parse(text);
}

/** `ok`, or what is wrong with the file. */
export function integrityOf(path: string): string {
  return String(sqlite3(path, "PRAGMA integrity_check")[0]?.["integrity_check"]);
}
