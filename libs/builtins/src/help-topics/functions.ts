import type { HelpTopic } from "./help-topic.ts";

export const functions: HelpTopic = {
  name: "functions",
  summary: "Functions, their arguments and variables; aliases",
  text: `Functions

    greet() {
      local name=\${1:-world}
      echo "hello $name"
      return 0
    }
    greet amy

Arguments are $1, $2, …; "$@" hands all of them on, each for itself, flags
as flags. shift drops the first one.

    each() {
      while [[ $# -gt 0 ]]; do
        echo "$1"
        shift
      done
    }

A function gives back a status with return and text with what it prints. What
it assigns belongs to everybody, unless it is local.

An alias replaces the first word of a command. A name is looked for as an
alias, a function, a builtin, a script NAME.kai on PATH and a program, in
this order; which -a shows them all.

    alias ll='ls -la'
    which -a ll

See also: scripts, errors
`,
};
