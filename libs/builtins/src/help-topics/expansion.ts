import type { HelpTopic } from "./help-topic.ts";

export const expansion: HelpTopic = {
  name: "expansion",
  summary: "$x, ${x…}, globs and what can be done with them",
  text: `Expansion

    echo $x "$x" \${x}        # one value, never split
    echo \${x:-default}       # if x is unset or empty
    echo \${x:=default}       # the same, and x keeps it
    echo \${x:+other}         # if x has a value
    echo \${x:?is needed}     # a fault if it has none
    echo \${#x}               # characters, elements, keys
    echo \${s[0:3]}           # a slice of text

    file=/tmp/notes.old.txt
    echo \${file##*/}         # notes.old.txt   longest from the start
    echo \${file#*/}          # tmp/notes.old.txt
    echo \${file%.*}          # /tmp/notes.old  shortest from the end
    echo \${file%%.*}         # /tmp/notes
    echo \${file/notes/list}  # the first; // replaces all
    echo \${name^^} \${name,,} # upper case, lower case

Arguments: $1 … $9 \${10}, $# how many, "$@" all of them, each for itself, $0
the name of the script. $? is the last status, $$ a number of this shell, $!
the process of the last job.

Globs in bare words become the names of files, sorted: * any text, ? one
character, [a-z] one of these, ** any folders, {a,b} in a word with one of
the others. No match is a fault. Quotes and values are never globs.

    echo *.txt **/*.{ts,js}
    for f in *.md; do echo "$f"; done

~ at the start of a word is the home directory.

See also: values, arithmetic, collections
`,
};
