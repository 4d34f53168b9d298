/** `bun run keys`: writes docs/keys.md from the tables of keys; with `--print` only shows it. */
import { join } from "node:path";
import { keysDocument } from "./src/keys/keys-document.ts";

if (Bun.argv.includes("--print")) await Bun.write(Bun.stdout, keysDocument());
else await Bun.write(join(import.meta.dir, "../../docs/keys.md"), keysDocument());
