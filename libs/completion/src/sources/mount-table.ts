/** File systems whose answers come over a network, from another program or another system. */
const slow =
  /^(?:nfs\d?|cifs|smb\w*|9p|afs|ceph|glusterfs|lustre|davfs|autofs|drvfs|fuse(?:blk)?(?:\..*)?)$/;

/**
 * The places of slow file systems in `/proc/self/mountinfo`. A plain question about a file below one of
 * them may take seconds, so that nobody may wait for it at a key.
 */
export function parseSlowMounts(text: string): readonly string[] {
  return text.split("\n").flatMap((line) => {
    const [front = "", back = ""] = line.split(" - ");
    const type = back.split(" ")[0] ?? "";
    const place = front.split(" ")[4];
    // What the whole system stands on (a container's layers) is not slow, whatever its type.
    if (place === undefined || place === "/" || !slow.test(type)) return [];
    return [
      place.replaceAll(/\\(\d{3})/g, (_, digits: string) =>
        String.fromCharCode(Number.parseInt(digits, 8)),
      ),
    ];
  });
}

export function isBelow(path: string, places: readonly string[]): boolean {
  return places.some(
    (place) => path === place || path.startsWith(place === "/" ? "/" : `${place}/`),
  );
}
