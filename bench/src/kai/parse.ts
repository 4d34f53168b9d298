import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "@aish/syntax";
import { median, medianRatio } from "../median.ts";
import type { Row, Workshop } from "../row.ts";
import { timeTogether, timingOf } from "../time-together.ts";
import { shellsHere } from "./shells.ts";

/** What scripts are made of: functions, tests, loops, quotes, pipelines, comments. */
const piece = `# makes a directory ready for the release of one day
prepare_NUMBER() {
  name="release-$1"; target="\${2:-/tmp/out}/$name"
  if [[ -d "$target" ]] && [[ "$3" != force ]]; then
    echo "there is a $target already" >&2
    return 1
  fi
  count=$(( \${#name} + NUMBER * 2 ))
  for part in head body tail; do
    printf '%s\\n' "$part of $name" | sort -u >> "$target.log" || break
  done
  case $name in
    *-rc*) kind=candidate ;;
    *) kind=final ;;
  esac
  while [[ $count -gt 0 ]]; do count=$((count - 1)); done
  echo "$kind $(basename "$target")"
}
`;

/** Megabytes of source a second, in the process; the peers read the same file as whole processes. */
export async function measureKaiParse(workshop: Workshop): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const megabytes of [1, 10]) rows.push(await throughput(megabytes, workshop));
  return rows;
}

async function throughput(megabytes: number, workshop: Workshop): Promise<Row> {
  const source = scriptOf(megabytes * 1e6);
  const file = join(workshop.directory, `script-${megabytes}`);
  await writeFile(file, source);
  const { diagnostics } = parse(source);
  if (diagnostics.length > 0)
    throw new Error(`the script does not parse: ${diagnostics[0]?.message}`);
  const peers = shellsHere(["bash", "dash"], workshop);
  const rounds = Math.ceil(workshop.rounds / (megabytes > 1 ? 5 : 2));
  const env = await workshop.environment("kai-parse");
  const contenders = peers.found.map(({ name, argv }) => ({ name, argv: [...argv, "-n", file] }));
  const ours: number[] = [];
  const theirs: number[] = [];
  const others = new Map<string, number[]>();
  for (let round = 0; round <= rounds; round += 1) {
    const startedAt = performance.now();
    parse(source);
    const took = performance.now() - startedAt;
    const timings = timeTogether(contenders, { rounds: 1, env, cwd: workshop.directory });
    if (round === 0) continue;
    ours.push(took);
    for (const { name } of contenders) {
      const [time] = timingOf(name, timings);
      if (time === undefined) continue;
      others.set(name, [...(others.get(name) ?? []), time]);
      if (name === "bash") theirs.push(time);
    }
  }
  const speed = (times: readonly number[]): string =>
    `${((megabytes * 1000) / median(times)).toFixed(1)} MB/s`;
  const ratio = theirs.length === 0 ? undefined : medianRatio(theirs, ours);
  return {
    what: `kai: parsing ${megabytes} MB of script`,
    budget: "≥ 0.25 × `bash -n`",
    measured: ratio === undefined ? "–" : `${ratio.toFixed(2)} ×`,
    holds: ratio !== undefined && ratio >= 0.25,
    behind: [
      `parse ${speed(ours)}`,
      ...[...others].map(([name, times]) => `${name} -n ${speed(times)}`),
      ...peers.absent.map((name) => `${name} is not here`),
    ],
  };
}

function scriptOf(bytes: number): string {
  const pieces: string[] = [];
  for (let size = 0; size < bytes;) {
    const next = piece.replaceAll("NUMBER", String(pieces.length));
    pieces.push(next);
    size += next.length;
  }
  return pieces.join("");
}
