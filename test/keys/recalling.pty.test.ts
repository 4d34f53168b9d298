import { expect, setDefaultTimeout, test } from "bun:test";
import { entered, historyCases } from "./cases/history-cases.ts";
import { openKeys } from "./open-keys.ts";
import { key } from "./key.ts";
import { shownAs } from "./shown.ts";
import { tryCases } from "./table.ts";

setDefaultTimeout(30_000);

tryCases(historyCases, { history: entered });
  keys.screen.type(key.pageUp);
  expect(await shownAs(keys.screen, "~ ❯ echo hello world│")).toBe("~ ❯ echo hello world│");
});
