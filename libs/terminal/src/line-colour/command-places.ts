/** How a command that runs another one is written: which of its options take the next word, and what comes first. */
interface Wrapper {
  /** `-u --user`; an option with its value attached needs no mention. */
  readonly takesValue?: string;
  /** Words that stand before the command. */
  readonly operands?: number;
  /** `NAME=value` may stand before the command. */
  readonly assigns?: true;
}

const wrappers: ReadonlyMap<string, Wrapper> = new Map(
  Object.entries({
    sudo: {
      takesValue:
        "-u --user -g --group -C --close-from -D --chdir -h --host -p --prompt -R --chroot -r --role -t --type -T --command-timeout -U --other-user",
      assigns: true,
    },
    doas: { takesValue: "-u -C -a" },
    env: { takesValue: "-u --unset -C --chdir -S --split-string", assigns: true },
    nice: { takesValue: "-n --adjustment" },
    ionice: { takesValue: "-c --class -n --classdata" },
    time: { takesValue: "-f --format -o --output" },
    timeout: { takesValue: "-s --signal -k --kill-after", operands: 1 },
    xargs: {
      takesValue:
        "-a --arg-file -d --delimiter -E -I --replace -L --max-lines -n --max-args -P --max-procs -s --max-chars --process-slot-var",
    },
    command: {},
    builtin: {},
    exec: { takesValue: "-a" },
    nohup: {},
    setsid: {},
    stdbuf: { takesValue: "-i --input -o --output -e --error" },
    watch: { takesValue: "-n --interval -q --equexit" },
    strace: { takesValue: "-e -o -p -s -S -u -E -a -I -P -b -O -X" },
    ltrace: { takesValue: "-e -o -p -s -S -u -a -l -n" },
    chroot: { operands: 1 },
    flock: { takesValue: "-w --timeout -E --conflict-exit-code", operands: 1 },
    taskset: { operands: 1 },
    caffeinate: { takesValue: "-t -w" },
    noglob: {},
    nocorrect: {},
    unbuffer: {},
    which: {},
    type: {},
  } satisfies Record<string, Wrapper>),
);

/** Which of the words of a command are names of commands: the first, and behind `sudo` and its like another. */
export function commandPlaces(words: readonly string[]): readonly number[] {
  const places: number[] = [];
  let at = 0;
  while (at < words.length) {
    places.push(at);
    const wrapper = wrappers.get(words[at] ?? "");
    if (wrapper === undefined) break;
    const next = behindOptions(words, at + 1, wrapper);
    if (next === undefined) break;
    at = next;
  }
  return places;
}

function behindOptions(
  words: readonly string[],
  from: number,
  { takesValue = "", operands = 0, assigns }: Wrapper,
): number | undefined {
  const withValue = takesValue.split(" ");
  let at = from;
  let isOver = false;
  for (; at < words.length; at += 1) {
    const word = words[at] ?? "";
    if (word === "--" && !isOver) isOver = true;
    else if (word.startsWith("-") && !isOver) {
      if (withValue.includes(word)) at += 1;
    } else if (assigns !== true || !/^\w+=/.test(word)) break;
  }
  return at + operands < words.length ? at + operands : undefined;
}
