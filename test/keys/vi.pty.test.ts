import { setDefaultTimeout } from "bun:test";
import { viCases } from "./cases/vi-cases.ts";
import { tryCases } from "./table.ts";

setDefaultTimeout(30_000);

tryCases(viCases, { config: 'editor.mode = "vi"\n' });
