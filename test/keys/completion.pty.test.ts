import { expect, setDefaultTimeout, test } from "bun:test";
import { menuCases, menuFiles } from "./cases/menu-cases.ts";
import { openKeys } from "./open-keys.ts";
import { shownAs } from "./shown.ts";
import { tryCases } from "./table.ts";

setDefaultTimeout(30_000);

tryCases(menuCases, { files: menuFiles });

test("a second Tab goes into the directory that the first one completed", async () => {
  await using keys = await openKeys({ columns: 80, rows: 24, files: menuFiles });
  const { screen } = keys;
  screen.type("cat fol\t");
  expect(await shownAs(screen, "~ ❯ cat folder/│")).toBe("~ ❯ cat folder/│");
  screen.type("\t");
  expect(await shownAs(screen, "~ ❯ cat folder/inner │")).toBe("~ ❯ cat folder/inner │");
});

test("two Tabs in one read go into the directory", async () => {
  await using keys = await openKeys({ columns: 80, rows: 24, files: menuFiles });
  const { screen } = keys;
  screen.type("cat fol\t\t");
  expect(await shownAs(screen, "~ ❯ cat folder/inner │")).toBe("~ ❯ cat folder/inner │");
});
