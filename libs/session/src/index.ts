export { commandReport, fenced, lostCommandReport } from "./command-report.ts";
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
  RouteFacts,
  Rules,
  RuleScope,
  Scene,
  Screen,
  Turn,
} from "./ports.ts";
export { aboutTheLast, routeLine, type Route } from "./route-line.ts";
export { makeTitle } from "./title.ts";
export { takeTurn, type TurnEnd, type TurnRequest } from "./take-turn.ts";
