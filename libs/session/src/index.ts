export { commandReport, lostCommandReport } from "./command-report.ts";
export { jobNotice, jobStarted } from "./job-notice.ts";
export type {
  CommandEnd,
  CommandRequest,
  CommandRunner,
  Consent,
  ConsentAnswer,
  ConsentRequest,
  JobCommands,
  Ledger,
  LineRange,
  Message,
  Model,
  NewTurn,
  Ports,
  ReplyEnd,
  ReplyEvent,
  ReplyTimings,
  ReplyUsage,
  RouteFacts,
  Rules,
  RuleScope,
  Scene,
  Screen,
  Surroundings,
  Turn,
  TurnRole,
  TurnStatus,
} from "./ports.ts";
export {
  aboutTheLast,
  routeLine,
  type AskRoute,
  type EmptyRoute,
  type MetaRoute,
  type Route,
  type ShellRoute,
  type UnknownRoute,
} from "./route-line.ts";
export { makeTitle } from "./title.ts";
export { takeTurn, type TurnEnd, type TurnRequest } from "./take-turn.ts";
