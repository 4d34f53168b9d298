import type { HelpTopic } from "./help-topic.ts";

export const collections: HelpTopic = {
  name: "collections",
  summary: "Lists and records: writing, reading, changing them",
  text: `Collections

    xs=[1, 2, "three"]
    user={name: amy, "e-mail": "amy@example.org", tags: [a, b]}
    more=[...$xs, 4]         # the elements, one by one
    nested=[$xs, $user]      # the list and the record themselves

Reading. A bare word in brackets is the key itself, $k is what k holds.
Negative indices count from the end; a slice ends before its second number.

    echo \${user[name]} \${user[tags][0]} \${xs[-1]}
    k=name
    echo \${user[$k]}
    echo \${xs[0:2]} \${#xs}
    echo \${user[phone]:-none}

Changing. A record takes new keys; a list only grows with push.

    user={name: amy}
    user[age]=7
    xs=[1, 2]
    xs[0]=one
    push xs 5 6
    unset 'user[age]'

Going through one:

    for x in $(values $xs); do echo $x; done
    for k in $(keys $user); do echo "$k is \${user[$k]}"; done
    if [[ red in [red, green] ]]; then echo found; fi

To and from JSON:

    tojson $user
    data=$(fromjson '{"a": [1, 2]}')

See also: values, loops
`,
};
