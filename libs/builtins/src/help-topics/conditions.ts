import type { HelpTopic } from "./help-topic.ts";

export const conditions: HelpTopic = {
  name: "conditions",
  summary: "if, case, [[ … ]] and when something is true",
  text: `Conditions

A condition is any command: status 0 is true.

    if [[ -f notes.txt ]]; then
      cat notes.txt
    elif test -d notes; then
      echo "a folder"
    else
      echo nothing
    fi

[[ … ]] tests:

    [[ -e f ]] || [[ -d f ]]     # exists; -f file, -d folder, -s not empty,
                                 # -r -w -x allowed, -L a link
    [[ -z "$x" ]] || [[ -n "$x" ]] # empty, not empty
    [[ "$a" == "$b" && ! -f c ]] # == != < > <= >=, and && || !
    [[ $n -lt 10 ]] || true      # -eq -ne -lt -le -gt -ge: as numbers
    [[ "$s" =~ '^[a-z]+$' ]]     # a regular expression; !~ if it must not fit
    [[ red in $colours ]]        # in a list, or a key of a record; not in
    [[ -list $x ]] || [[ -record $x ]] # what kind of value

The right side of == is text, never a pattern. Patterns are for case:

    case $file in
      *.txt | *.md) echo text ;;
      [A-Z]*) echo upper ;;
      *) echo other ;;
    esac

A value alone is false if it is null, false, 0 or empty.

See also: loops, errors
`,
};
