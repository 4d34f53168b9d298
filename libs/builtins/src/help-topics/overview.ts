import type { HelpTopic } from "./help-topic.ts";

/** The list of the other topics is added where they are known. */
export const overview: HelpTopic = {
  name: "overview",
  summary: "What kai is",
  text: `kai, a predictable shell language

It reads like bash, without its surprises: variables hold values, nothing is
split behind your back, and a program with a mistake in it does not start.

    name=world
    echo "hello $name"
    for n in $(seq 1 3); do echo "$n: $((n * n))"; done
    user={name: amy, langs: [kai, c]}
    echo "\${user[name]} knows \${#user[langs]} languages"

help TOPIC and help COMMAND tell more. Topics:

`,
};
