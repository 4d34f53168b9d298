import type { HelpTopic } from "./help-topic.ts";

export const limits: HelpTopic = {
  name: "limits",
  summary: "What the shell refuses to do without end",
  text: `Limits

Calls of functions, substitutions, sourced files and scripts inside one
another: 48. An alias is replaced at most 10 times.

Numbers in arithmetic have 64 bits. A result that does not fit is a fault and
never wraps around.

A pipe holds 64 KiB; whoever writes more waits for the reader. Of what a job
prints, the last 10 MiB are kept for /v/jobs. At most 100 jobs that have
ended are listed.

Interrupted or timed-out programs are asked to end and killed two seconds
later, with all they have started.

    timeout 10s make || echo "took too long or failed"

See also: jobs, errors
`,
};
