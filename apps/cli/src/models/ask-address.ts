import { autocomplete, isCancel, log, select } from "@clack/prompts";
import { cut, printable } from "../listings/columns.ts";
import { askLine } from "./ask-line.ts";
import { endpointProblem, variableProblem } from "./check-wishes.ts";
import { inspectModel, type ModelReport } from "./inspect-model.ts";

/** Where a model is asked, and as what. */
export interface ModelPlace {
  readonly endpoint: string;
  readonly model: string | undefined;
  readonly keyVariable: string | undefined;
}

type Variables = Readonly<Record<string, string>>;

export interface AskAddressOptions {
  /** The question. */
  readonly message: string;
  readonly variables: Variables;
  /** Nobody need answer there yet. */
  readonly untried: boolean;
}

const lookMs = 5000;

/** Asks until something answers there, because an address is easily mistyped. */
export async function askAddress(
  said: Omit<ModelPlace, "endpoint">,
  { message, variables, untried }: AskAddressOptions,
): Promise<ModelPlace | undefined> {
  for (let initial: string | undefined; ;) {
    const usual = initial === undefined ? "http://127.0.0.1:8081" : undefined;
    const endpoint = await askLine(message, { usual, initial, problem: endpointProblem });
    if (endpoint === undefined) return undefined;
    if (untried) return { ...said, endpoint };
    const looked = await lookWithKey({ ...said, endpoint }, variables);
    if (looked === undefined) return undefined;
    const { place, report } = looked;
    if (report.kind === "reachable") return place;
    if (report.kind === "missing") {
      const model = await chooseModel(report.models, said.model);
      return model === undefined ? undefined : { ...place, model };
    }
    log.warn(printable(report.error.message));
    initial = endpoint;
  }
}

interface Looked {
  readonly place: ModelPlace;
  readonly report: ModelReport;
}

/** Looks at the server, and asks for the key's variable where it wants one. */
async function lookWithKey(place: ModelPlace, variables: Variables): Promise<Looked | undefined> {
  let { keyVariable } = place;
  let report = await look(place, variables);
  // A service may show what it has to anybody, and answer only those who have a key.
  const isService = report.kind !== "unreachable" && place.endpoint.startsWith("https:");
  if (isService && keyVariable === undefined) {
    const variable = await askVariable(variables, false);
    if (variable === undefined) return undefined;
    keyVariable = variable === "" ? undefined : variable;
  }
  for (let tries = 0; isRefused(report); tries += 1) {
    if (tries > 0 && report.kind === "unreachable") log.warn(printable(report.error.message));
    keyVariable = await askVariable(variables, true);
    if (keyVariable === undefined) return undefined;
    report = await look({ ...place, keyVariable }, variables);
  }
  return { place: { ...place, keyVariable }, report };
}

async function look(place: ModelPlace, variables: Variables): Promise<ModelReport> {
  const { endpoint, model, keyVariable } = place;
  const apiKey = keyVariable === undefined ? undefined : variables[keyVariable];
  process.stdout.write("looking …");
  const entry = { name: "model", endpoint, model, apiKey, apiKeyEnv: keyVariable };
  const report = await inspectModel(entry, { deadlineMs: lookMs });
  process.stdout.write("\r\u001B[K");
  return report;
}

function isRefused(report: ModelReport): boolean {
  return report.kind === "unreachable" && report.error.code === "BROKER_AUTH";
}

/** Empty if there is none. */
function askVariable(variables: Variables, needed: boolean): Promise<string | undefined> {
  const optional = needed ? "" : ", if it needs one";
  return askLine(`Which variable holds its key${optional}?`, {
    problem: (typed) => {
      if (typed === "") return needed ? "it wants a key" : undefined;
      const problem = variableProblem(typed);
      if (problem !== undefined) return problem;
      const isSet = (variables[typed] ?? "").trim() !== "";
      return isSet ? undefined : `${typed} is not set here`;
    },
  });
}

async function chooseModel(
  models: readonly string[],
  wanted: string | undefined,
): Promise<string | undefined> {
  const question = {
    message: wanted === undefined ? "Which of its models?" : `It has no ${wanted}. Which one?`,
    maxItems: 12,
    options: models.map((id) => ({ value: id, label: cut(id, 60) })),
  };
  const chosen = await (models.length > 12 ? autocomplete(question) : select(question));
  return isCancel(chosen) ? undefined : chosen;
}
