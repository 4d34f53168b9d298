import type { HelpTopic } from "./help-topic.ts";

export const arithmetic: HelpTopic = {
  name: "arithmetic",
  summary: "$(( … )) and (( … ))",
  text: `Arithmetic

Whole numbers of 64 bits. A result that does not fit, and a division by zero,
are faults. Names need no $; what is not set counts as 0.

    echo $((1 + 2 * 3)) $((7 / 2)) $((-7 % 3)) $((2 ** 10))
    i=5
    echo $((i > 3 ? 1 : 0)) $((i & 1)) $((0xff << 2))
    xs=[10, 20, 30]
    echo $((xs[i - 4] + 1))

(( … )) alone is a statement: it succeeds if the value is not zero.

    ((i++))
    ((i += 2))
    if ((i % 2 == 0)); then echo even; fi
    for ((n = 0; n < 3; n++)); do echo $n; done

See also: conditions, values
`,
};
