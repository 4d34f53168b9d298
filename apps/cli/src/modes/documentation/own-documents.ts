import architecture from "../../../../../docs/architecture.md" with { type: "text" };
import database from "../../../../../docs/database.md" with { type: "text" };
import decisions from "../../../../../docs/decisions.md" with { type: "text" };
import embedding from "../../../../../docs/embedding.md" with { type: "text" };
import errors from "../../../../../docs/errors.md" with { type: "text" };
import kat from "../../../../../docs/kat.md" with { type: "text" };
import keys from "../../../../../docs/keys.md" with { type: "text" };
import language from "../../../../../docs/language.md" with { type: "text" };
import models from "../../../../../docs/models.md" with { type: "text" };
import modes from "../../../../../docs/modes.md" with { type: "text" };
import performance from "../../../../../docs/performance.md" with { type: "text" };
import prompt from "../../../../../docs/prompt.md" with { type: "text" };
import snippets from "../../../../../docs/snippets.md" with { type: "text" };
import startUp from "../../../../../docs/start-up.md" with { type: "text" };
import themes from "../../../../../docs/themes.md" with { type: "text" };

/** The documents of this program, by the names they have in docs/. They are in a bundle of their own. */
export const ownDocuments: Readonly<Record<string, string>> = {
  architecture,
  database,
  decisions,
  embedding,
  errors,
  kat,
  keys,
  language,
  models,
  modes,
  performance,
  prompt,
  snippets,
  "start-up": startUp,
  themes,
};
