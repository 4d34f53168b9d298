export interface UserEntry {
  readonly name: string;
  readonly uid: number;
  readonly fullName: string;
  readonly home: string;
}

/** The lines of `/etc/passwd`. */
export function parsePasswd(text: string): readonly UserEntry[] {
  return text.split("\n").flatMap((line) => {
    const [name, , uid, , gecos, home] = line.split(":");
    if (name === undefined || home === undefined || name.startsWith("#")) return [];
    return [{ name, uid: Number(uid), fullName: gecos?.split(",")[0] ?? "", home }];
  });
}
