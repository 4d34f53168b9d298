import type { HelpTopic } from "./help-topic.ts";

export const redirects: HelpTopic = {
  name: "redirects",
  summary: "Sending input and output elsewhere",
  text: `Redirects

    echo hello > out.txt     # a new file; >> adds to the end
    cat < in.txt
    make 2> errors.txt       # what it prints to stderr
    make &> all.txt          # both; &>> adds
    make > all.txt 2>&1      # the same, step by step
    echo "went wrong" >&2
    make > /dev/null         # nowhere

They apply from left to right while the command runs, and to whole compounds
as well:

    for i in 1 2 3; do echo $i; done > numbers.txt
    { echo one; echo two; } >> log.txt
    while read line; do echo "$line"; done < in.txt

See also: pipelines, syntax
`,
};
