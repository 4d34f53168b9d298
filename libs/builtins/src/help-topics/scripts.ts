import type { HelpTopic } from "./help-topic.ts";

export const scripts: HelpTopic = {
  name: "scripts",
  summary: "Programs in files, their arguments, source",
  text: `Scripts

    #!/usr/bin/env -S aish kai
    # greet.kai
    set -e
    name=\${1:?who is to be greeted}
    echo "hello $name"

Arguments are $1, $2, …, how many is $#, the script is $0. A file NAME.kai on
PATH is a command of that name; it gets a copy of the exported variables.

source runs a file in this shell, so that what it sets stays set:

    source ./settings.kai
    . ./lib.kai one two

exit ends the program, wherever it stands, except inside $( ), a pipeline
stage, a subshell, a job and a script that was called by name: it ends these.

kaish-validate finds mistakes before running, plan shows what a program would
run:

    kaish-validate script.kai
    plan 'rm -r build'

See also: functions, errors
`,
};
