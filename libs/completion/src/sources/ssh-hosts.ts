/** What a configuration of ssh's names: hosts one can type, and files that it includes. */
export interface SshConfig {
  readonly hosts: readonly string[];
  readonly includes: readonly string[];
}

/** Patterns are no hosts. */
export function parseSshConfig(text: string): SshConfig {
  const hosts: string[] = [];
  const includes: string[] = [];
  for (const line of text.split("\n")) {
    const match = /^\s*(?<key>\w+)(?:\s*=\s*|\s+)(?<rest>\S.*?)\s*$/.exec(line)?.groups;
    const words = (match?.["rest"]?.match(/"[^"]*"|\S+/g) ?? []).map((word) =>
      word.replaceAll('"', ""),
    );
    const key = match?.["key"]?.toLowerCase();
    if (key === "include") includes.push(...words);
    if (key === "host") hosts.push(...words.filter((word) => !/[*?!]/.test(word)));
  }
  return { hosts, includes };
}

/** Names that are not hashed; `[host]:port` is given without its port. */
export function parseKnownHosts(text: string): readonly string[] {
  const hosts: string[] = [];
  for (const line of text.split("\n")) {
    const words = line.trim().split(/\s+/);
    const names = words[0]?.startsWith("@") === true ? words[1] : words[0];
    if (names === undefined || names === "" || names.startsWith("|") || names.startsWith("#"))
      continue;
    for (const name of names.split(",")) {
      const host = /^\[(?<inner>[^\]]+)\](?::\d+)?$/.exec(name)?.groups?.["inner"] ?? name;
      if (!/[*?!]/.test(host)) hosts.push(host);
    }
  }
  return hosts;
}

/** The names of `/etc/hosts`, without those that every machine has for itself. */
export function parseHostsFile(text: string): readonly string[] {
  return text.split("\n").flatMap((line) => {
    const [address, ...names] = line.replace(/#.*/, "").trim().split(/\s+/);
    if (address === undefined || address === "0.0.0.0") return [];
    return names.filter((name) => !/^(?:ip6-|broadcasthost$)/.test(name));
  });
}
