export interface UserEntry {
  readonly name: string;
  readonly fullName: string;
  readonly home: string;
}

/** The lines of `/etc/passwd`. */
export function parsePasswd(text: string): readonly UserEntry[] {
  return text.split("\n").flatMap((line) => {
    const [name, , , , gecos, home] = line.split(":");
    if (name === undefined || home === undefined || name.startsWith("#")) return [];
    return [{ name, fullName: gecos?.split(",")[0] ?? "", home }];
  });
}
