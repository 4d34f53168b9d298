import type { HelpTopic } from "./help-topic.ts";

export const pipelines: HelpTopic = {
  name: "pipelines",
  summary: "How commands work together",
  text: `Pipelines

    cat notes.txt | sort | uniq -c
    seq 1 100 | while read n; do echo "n is $n"; done

All stages run at the same time. What one prints the next one reads; a stage
that stops reading ends those before it. A command that gives data (lists,
records) hands the data itself to a builtin behind it.

The last stage runs in this shell, the others each in a copy, so

    echo "amy 7" | read name age
    echo "$name is $age"

works. The status is that of the last stage; after set -o pipefail it is that
of the last one that failed. PIPESTATUS has them all.

    set -o pipefail
    false | true || echo "\${PIPESTATUS[0]}"

See also: redirects, errors, jobs
`,
};
