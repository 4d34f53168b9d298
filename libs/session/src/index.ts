export { commandReport } from "./command-report.ts";
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
  Message,
  Model,
  NewTurn,
  Ports,
  ReplyEnd,
  ReplyEvent,
  RouteFacts,
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
export { takeTurn, type TurnEnd, type TurnRequest } from "./take-turn.ts";
