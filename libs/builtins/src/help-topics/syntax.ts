import type { HelpTopic } from "./help-topic.ts";

export const syntax: HelpTopic = {
  name: "syntax",
  summary: "How commands, quotes and comments are written",
  text: `Syntax

A command is a name and its arguments, separated by blanks. Statements end at
a newline or a semicolon. # begins a comment at the start of a word.

    echo hello world
    cd /tmp; pwd          # two statements

Nothing is ever split: a variable is one argument, whatever is in it.

    file="my notes.txt"
    echo hello > $file    # one file

Quotes. Single quotes keep everything as it is. Double quotes insert values
and know \\n \\t \\r \\\\ \\" \\$ and \\uXXXX. Parts side by side are one word.

    echo 'no $value here'
    echo "home is $HOME, and 2 + 3 is $((2 + 3))"
    echo /tmp/$USER-"a b".txt

A word that comes out of a variable, a glob or quotes is never a flag, so a
file named -rf stays a file.

Combining:

    cd /tmp && pwd || echo "no /tmp"   # && and || group to the left
    ! false                            # turns the status around
    { echo one; echo two; }            # a group
    (cd / && pwd)                      # a subshell: changes stay inside
    echo a \\
      b                                # goes on in the next line

Here-documents and here-strings give text to stdin. A quoted delimiter keeps
the text as it is; <<- strips tabs from the left.

    cat <<END
    hello $USER
    END
    read first rest <<< "a b c"

See also: values, expansion, conditions, loops, functions, redirects
`,
};
