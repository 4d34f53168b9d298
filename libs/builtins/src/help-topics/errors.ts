import type { HelpTopic } from "./help-topic.ts";

export const errors: HelpTopic = {
  name: "errors",
  summary: "Statuses, faults, set -e, traps",
  text: `Errors

A program that cannot be understood does not run at all: kaish-validate shows
what is wrong with it.

Every command ends with a status, in $?:

  0    it worked               124  the time was over
  1    it did not              126  not executable
  2    used wrongly            127  no such command
  123  a worker failed         130  interrupted

    mkdir data || exit 1
    if ! cp a b; then echo "could not copy" >&2; fi

Faults are programs that ask for something that has no answer: an unset
variable, a division by zero, a list where text is needed. In the arguments
of a command the command fails with status 1 and the program goes on;
everywhere else the program ends. A default avoids it: \${x:-}.

set -e ends the program at the first failure nobody looks at. A failure is
looked at in a condition, behind !, and left of && and ||.

    set -euo pipefail
    trap 'echo "failed with $?" >&2' ERR
    trap 'echo bye' EXIT

See also: conditions, pipelines, limits
`,
};
