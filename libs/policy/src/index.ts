export { explain } from "./explain.ts";
export { judge, type Verdict } from "./judge.ts";
export { parseCommand, type ParsedCommand } from "./parse-command.ts";
export { prefixesOf } from "./prefixes-of.ts";
export type { Rule, RuleEffect } from "./rule.ts";
export { toRule, type RuleReading } from "./to-rule.ts";
export type { Surroundings } from "./surroundings.ts";
