import type { Surroundings } from "../surroundings.ts";
import { programOf } from "../shell/program-of.ts";
import type { SeenCommand } from "../shell/seen-command.ts";
import { readable } from "../shell/marks.ts";
import { resolvePath } from "../shell/resolve-path.ts";

const device =
  /^\/dev\/(?:[shv]d[a-z\uE002-\uE004]|xvd|nvme|mmcblk|r?disk|mapper\/|dm-|md\d|loop\d|zram|nbd|sr\d|mem$|kmem$|port$|block\/|[\uE002])/u;

const unknownDevice = /^\/dev\/[\uE000\uE001]/u;

/** Programs that make a disk's content unreachable, with the options and words that only look. */
const formatters: Readonly<Record<string, RegExp | undefined>> = {
  mkswap: undefined,
  wipefs: /^(?!.*(?:-a|--all|-o)).*$/,
  blkdiscard: undefined,
  fdisk: /(?:^| )(?:-l|--list|-x|--help|-V|--version)\b/,
  cfdisk: undefined,
  sfdisk: /(?:^| )(?:-l|-d|--list|--dump|-J|--json|-V)\b/,
  gdisk: /(?:^| )-l\b/,
  sgdisk: /(?:^| )(?:-p|--print|-i|--info)\b/,
  parted: /(?:^| )(?:-l|--list|print|--help|--version)\b/,
  badblocks: /^(?!.* -\w*w).*$/,
  cryptsetup: /^(?!.*(?:luksFormat|erase|luksErase|reencrypt|luksKillSlot)).*$/,
  lvremove: undefined,
  vgremove: undefined,
  pvremove: undefined,
  zpool: /^(?!.*(?:destroy|labelclear)).*$/,
  zfs: /^(?!.*(?:destroy|rollback)).*$/,
  btrfs: /^(?!.*(?:subvolume delete|device remove)).*$/,
  mdadm: /^(?!.*(?:--zero-superblock|--stop|-S\b)).*$/,
  nvme: /^(?!.*(?:format|sanitize)).*$/,
  hdparm: /^(?!.*(?:--security-erase|--trim-sector)).*$/,
  diskutil: /^(?!.*(?:erase|partitionDisk|reformat|zeroDisk|secureErase)).*$/i,
  format: /^(?!.* [a-z]:).*$/i,
};

export function rewritesDevice(command: SeenCommand, _where: Surroundings): string | undefined {
  const { words, redirects, cwd } = command;
  const program = programOf(words);
  const rest = words.slice(1);
  if (/^(?:mkfs|newfs|mke2fs|mkdosfs|mkntfs)(?:\.\w+)?$/.test(program)) {
    const isOnFile = rest.some((word) => /\.(?:img|iso|raw|ext\d|fat|qcow2|bin)$/.test(word));
    const looks = rest.length === 0 || /(?:^| )(?:--help|--version|-V)$/.test(rest.join(" "));
    if (!isOnFile && !looks)
      return `${program} makes a new file system, and what was there is lost`;
  }
  if (Object.hasOwn(formatters, program) && rest.length > 0 && !isHelp(rest)) {
    const looksOnly = formatters[program];
    const text = rest.join(" ");
    if (looksOnly === undefined || !looksOnly.test(text)) {
      return `${program} changes a disk, and what is on it may be lost`;
    }
  }
  const path = targets(program, rest)
    .concat(redirects.filter(({ operator }) => operator.includes(">")).map(({ target }) => target))
    .map((word) => (unknownDevice.test(word) ? word : (resolvePath(word, cwd) ?? "")))
    .find((each) => device.test(each) || unknownDevice.test(each));
  return path === undefined ? undefined : `it writes to the device ${readable(path)}`;
}

function isHelp(words: readonly string[]): boolean {
  return words.length === 1 && /^(?:--help|--version|-h|-V)$/.test(words[0] ?? "");
}

function targets(program: string, words: readonly string[]): string[] {
  const operands = words.filter((word) => !/^-./.test(word));
  switch (program) {
    case "dd":
    case "dcfldd":
    case "dc3dd":
      return words.filter((word) => word.startsWith("of=")).map((word) => word.slice(3));
    case "cp":
    case "mv":
    case "ddrescue":
    case "install":
    case "rsync":
    case "pv":
      return operands.slice(1).slice(-1);
    case "tee":
    case "sponge":
    case "shred":
    case "scrub":
    case "truncate":
    case "wipe":
      return operands;
    default:
      return [];
  }
}
