import { expect, test } from "bun:test";
import { apiBase, serverRoot } from "./model-entry.ts";

test.each([
  ["http://127.0.0.1:8080", "http://127.0.0.1:8080/v1", "http://127.0.0.1:8080"],
  ["http://127.0.0.1:8080/", "http://127.0.0.1:8080/v1", "http://127.0.0.1:8080"],
  ["http://127.0.0.1:8080/v1/", "http://127.0.0.1:8080/v1", "http://127.0.0.1:8080"],
  ["127.0.0.1:8080", "http://127.0.0.1:8080/v1", "http://127.0.0.1:8080"],
  ["https://h/api", "https://h/api/v1", "https://h/api"],
  ["https://h/v1/chat/completions", "https://h/v1", "https://h"],
  ["https://h/v1beta/openai", "https://h/v1beta/openai", "https://h/v1beta/openai"],
])("%s is asked at %s", (endpoint, base, root) => {
  expect(apiBase(endpoint)).toBe(base);
  expect(serverRoot(endpoint)).toBe(root);
});
