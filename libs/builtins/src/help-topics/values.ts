import type { HelpTopic } from "./help-topic.ts";

export const values: HelpTopic = {
  name: "values",
  summary: "Text, numbers, booleans, lists, records, and how they turn into text",
  text: `Values

Every variable holds one value, and the value has a type: string, number,
bool, null, list, record or bytes.

    name=amy                 # a string
    port=8080                # a number
    verbose=true             # a boolean
    colours=[red, green]     # a list
    user={name: amy, age: 7} # a record
    typeof $user

A number that is not written as it would be printed keeps its spelling: 007
stays 007. Quotes make text of anything: "8080" is a string.

An assignment takes one value. There are no blanks around =.

    x=1
    PATH=/bin env            # for one command only

$(…) is the text a command prints, without the newlines at its end. Commands
whose result is data give the data itself: fromjson, split, keys, values,
typeof, plan.

    today=$(date)
    user=$(fromjson '{"name": "amy"}')
    echo \${user[name]}

A list or a record as an argument of its own prints as JSON. Inside a longer
word it is a fault, because there is more than one way to write it there.

A bare $x that is not set is a fault; \${x:-} is empty instead. Inside double
quotes an unset variable is empty.

See also: collections, expansion, arithmetic
`,
};
