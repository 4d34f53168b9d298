import type { HelpTopic } from "./help-topic.ts";

export const jobs: HelpTopic = {
  name: "jobs",
  summary: "Work in the background: &, jobs, wait, kill, timeout",
  text: `Jobs

    sleep 10 &               # prints [1] on stderr and goes on
    jobs
    wait %1                  # its end, and how it ended
    wait                     # all of them
    kill %1                  # ends it; kill -9 %1 does not ask
    timeout 30s make         # status 124 if it takes longer

A job works on a copy of the shell: what it assigns stays there. %1 is job 1,
%+ the newest. What a job is doing can be read like files:

    cat /v/jobs/1/status     # running, done:0, failed:2, killed:143
    cat /v/jobs/1/stdout

Whole compounds can be jobs:

    for i in 1 2 3; do sleep 1; done &
    { sleep 1; echo ready; } &

jobs --cleanup forgets those that have ended.

See also: pipelines, limits
`,
};
