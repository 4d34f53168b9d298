import type { HelpTopic } from "./help-topic.ts";

export const bash: HelpTopic = {
  name: "bash",
  summary: "What is different for people who know bash",
  text: `Coming from bash

Most of what a careful bash script does means the same here. Different is:

* Nothing is split and nothing is expanded twice. "$x" and $x are one
  argument; quotes around variables are not needed.
* for x in $list is refused: write for x in $(values $list).
* A bare $x that is not set is a fault; "$x" is empty.
* A glob that matches nothing is a fault. Brace lists expand only in words
  with a glob.
* [[ … ]] and test, but no [ … ]. == compares text; patterns go in case.
* Lists are [a, b], records {k: v}; \${x[k]} needs no declare.
* Slices are \${s[0:5]}, not \${s:0:5}.
* $(…), never backticks. No eval, no process substitution.
* The last stage of a pipeline runs in this shell: … | read x works.
* exit without a number is 0, return as well.
* echo has no -e: printf knows escapes.
* A variable can hold a number: x=1 is one, x="1" is text.

    xs=[a, "b c"]
    push xs d
    for x in $(values $xs); do echo "[$x]"; done

See also: values, expansion, loops
`,
};
