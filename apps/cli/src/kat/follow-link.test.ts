import { expect, test } from "bun:test";
import { linkEnd } from "./follow-link.ts";

test.each([
  ["https://example.org/a?b#c", { kind: "world", address: "https://example.org/a?b#c" }],
  ["mailto:ada@example.org", { kind: "world", address: "mailto:ada@example.org" }],
  ["other.md", { kind: "file", path: "/docs/other.md", anchor: "" }],
  ["../a%20b.md#part", { kind: "file", path: "/a b.md", anchor: "part" }],
  ["/etc/motd", { kind: "file", path: "/etc/motd", anchor: "" }],
  ["file:///etc/motd", { kind: "file", path: "/etc/motd", anchor: "" }],
  ["javascript:alert(1)", { kind: "nowhere" }],
  ["ssh://host", { kind: "nowhere" }],
  ["https://a b", { kind: "nowhere" }],
  ["", { kind: "nowhere" }],
] as const)("%s leads to %j", (address, end) => {
  expect(linkEnd(address, "/docs/here.md", "/")).toEqual(end);
});
