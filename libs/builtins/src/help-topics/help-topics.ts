import type { HelpTopic } from "./help-topic.ts";
import { overview } from "./overview.ts";
import { syntax } from "./syntax.ts";
import { values } from "./values.ts";
import { collections } from "./collections.ts";
import { expansion } from "./expansion.ts";
import { arithmetic } from "./arithmetic.ts";
import { conditions } from "./conditions.ts";
import { loops } from "./loops.ts";
import { functions } from "./functions.ts";
import { pipelines } from "./pipelines.ts";
import { redirects } from "./redirects.ts";
import { errors } from "./errors.ts";
import { jobs } from "./jobs.ts";
import { scripts } from "./scripts.ts";
import { limits } from "./limits.ts";
import { bash } from "./bash.ts";
import { builtins } from "./builtins.ts";

/** In the order in which they are best read. */
export const helpTopics: ReadonlyMap<string, HelpTopic> = new Map(
  [
    overview,
    syntax,
    values,
    collections,
    expansion,
    arithmetic,
    conditions,
    loops,
    functions,
    pipelines,
    redirects,
    errors,
    jobs,
    scripts,
    limits,
    bash,
    builtins,
  ].map((topic) => [topic.name, topic]),
);
