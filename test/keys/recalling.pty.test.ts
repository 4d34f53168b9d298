import { setDefaultTimeout } from "bun:test";
import { entered, historyCases } from "./cases/history-cases.ts";
import { tryCases } from "./table.ts";

setDefaultTimeout(30_000);

tryCases(historyCases, { history: entered });
