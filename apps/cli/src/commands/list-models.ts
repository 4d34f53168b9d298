import type { Way } from "../invocation.ts";
import { columns } from "../listings/columns.ts";
import { jsonLines } from "../listings/json-lines.ts";
import { widthOf } from "../listings/width.ts";
import { noModel } from "../prompt/meta-model.ts";
import { ModelChoice } from "../prompt/model-choice.ts";
import type { Parts } from "../parts.ts";

export async function listModels(
  { json }: Extract<Way, { kind: "model" }>,
  { environment, config }: Parts,
): Promise<string> {
  const models = await new ModelChoice(config, environment, undefined).list();
  if (json) return jsonLines(models);
  if (models.length === 0) throw noModel();
  const rows = models.map(({ name, description, current }) => [
    current ? "*" : " ",
    name,
    description,
  ]);
  return columns(rows, widthOf(environment));
}
