import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "sqlite",
  schema: "./libs/store/src/schema",
  out: "./migrations",
});
