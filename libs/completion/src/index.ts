export type * from "./candidate.ts";
export type * from "./completion-world.ts";
export type * from "./predict/past-command.ts";
export type { Completer } from "./completer.ts";
export { draft, type Draft, type Pool } from "./draft.ts";
export { mostCandidates, rankCandidates, type RankRequest } from "./rank-candidates.ts";
export type { CommandHelp, HelpOption, HelpSubcommand } from "./sources/command-help.ts";
export { fishOffers, type FishOffer, type FishRequest } from "./sources/fish/fish-offers.ts";
export type { FishArgument, FishRule } from "./sources/fish/fish-rule.ts";
export { fishParsing, parseFishCompletions } from "./sources/fish/parse-fish-completions.ts";
export { gitCommands, withMaintenance } from "./sources/git-commands.ts";
export {
  parseGitConfig,
  parseGitStatus,
  parsePackedRefs,
  toGitRef,
  type GitFile,
  type GitRef,
} from "./sources/git-refs.ts";
export { parseMakefile } from "./sources/make-targets.ts";
export { isBelow, parseSlowMounts } from "./sources/mount-table.ts";
export { parseHelp } from "./sources/parse-help.ts";
export { parseJustfile, parsePackageScripts, parseTaskfile } from "./sources/project-scripts.ts";
export { signals } from "./sources/signals.ts";
export { parseHostsFile, parseKnownHosts, parseSshConfig } from "./sources/ssh-hosts.ts";
export { parsePasswd, type UserEntry } from "./sources/user-names.ts";
export { learnedWords, type LearnedUse } from "./predict/learned-words.ts";
export { Predictor, type PredictorLimits } from "./predict/predictor.ts";
export { argumentWords, type ArgumentWord } from "./predict/argument-words.ts";
export { pathArguments } from "./predict/path-arguments.ts";
export {
  rankDirectories,
  type RankedDirectory,
  type VisitedPlace,
} from "./jump/rank-directories.ts";
export { rankCommands, type RankedCommand, type UsedCommand } from "./jump/rank-commands.ts";
