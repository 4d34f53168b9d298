import { setDefaultTimeout } from "bun:test";
import { deleteCases } from "./cases/delete-cases.ts";
import { encodingCases } from "./cases/encoding-cases.ts";
import { motionCases } from "./cases/motion-cases.ts";
import { severalLinesCases } from "./cases/several-lines-cases.ts";
import { undoCases } from "./cases/undo-cases.ts";
import { widthCases } from "./cases/width-cases.ts";
import { tryCases } from "./table.ts";

setDefaultTimeout(30_000);

tryCases([
  ...motionCases,
  ...deleteCases,
  ...undoCases,
  ...severalLinesCases,
  ...widthCases,
  ...encodingCases,
]);
