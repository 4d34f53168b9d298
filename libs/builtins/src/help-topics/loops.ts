import type { HelpTopic } from "./help-topic.ts";

export const loops: HelpTopic = {
  name: "loops",
  summary: "for, while, until, break, continue",
  text: `Loops

    for name in amy bob "c d"; do echo "hello $name"; done
    for file in *.txt; do echo "$file"; done
    for line in $(cat notes.txt); do echo "$line"; done # line by line
    for item in $(values $list); do echo $item; done    # elements of a list
    for arg; do echo "$arg"; done                       # over "$@"
    for ((i = 0; i < 3; i++)); do echo $i; done

for does not take a bare variable: nothing is split, so there would be one
turn. Write what is meant: $(values $list), $(split "$text" ","), "$text".

    while read line; do echo "> $line"; done < notes.txt
    until test -f ready; do sleep 1; done

break and continue leave a loop or go on with its next turn; break 2 leaves
two. The variable of a for is gone after the loop, what is assigned inside
stays.

See also: conditions, collections
`,
};
