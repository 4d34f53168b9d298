import { expect, test } from "bun:test";
import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createPathCheck } from "../history/path-check.ts";
import { KeptFiles } from "./kept-file.ts";
import { SlowPlaces } from "./slow-places.ts";
import { temporaryWorld, valuesOf, type TemporaryWorld } from "./testing/temporary-world.ts";

/** As if all that belongs to this world came over a network. */
function farAway(there: TemporaryWorld): SlowPlaces {
  const list = join(there.home, "mounts");
  writeFileSync(list, `2 1 0:2 / ${there.cwd} rw shared:1 - nfs4 host:/x rw\n`);
  return new SlowPlaces(list);
}

test("whether a path exists is found out aside where that may take long", async () => {
  using there = temporaryWorld();
  there.write({ file: "" });
  const known = Promise.withResolvers<void>();
  const exists = createPathCheck(known.resolve, farAway(there));
  expect(exists("file", there.world)).toBeUndefined();
  expect(exists(join(there.home, "mounts"), there.world)).toBe(true);
  await known.promise;
  expect(exists("file", there.world)).toBe(true);
});

test("a file in such a place is read aside, once, and again when it has changed", async () => {
  using there = temporaryWorld();
  there.write({ file: "one" });
  const path = join(there.cwd, "file");
  let parsed = 0;
  const slow = farAway(there);
  const files = new KeptFiles((text) => ((parsed += 1), text), 100, slow);
  expect([files.read(path), files.has(path), files.read(path)]).toEqual([
    undefined,
    false,
    undefined,
  ]);
  await slow.looking;
  expect([files.read(path), files.has(path), parsed]).toEqual(["one", true, 1]);
  expect(slow.looking).toBeUndefined();
  expect(files.read(join(there.cwd, "none"))).toBeUndefined();
  await slow.looking;
  expect(files.read(join(there.cwd, "none"))).toBeUndefined();
});

test("what lies far away is offered late, and no file there is looked at by itself", async () => {
  using there = temporaryWorld({ path: process.env["PATH"] ?? "" });
  there.write({
    "share/fish/completions/frob.fish": "complete -c frob -f -a 'build clean'",
    plain: "",
    run: "",
  });
  chmodSync(join(there.cwd, "run"), 0o755);
  Bun.spawnSync(["git", "init", "-q", "-b", "main"], { cwd: there.cwd });
  Bun.spawnSync(
    [
      "git",
      "-c",
      "user.name=x",
      "-c",
      "user.email=x@x",
      "commit",
      "-q",
      "--allow-empty",
      "-m",
      "x",
    ],
    { cwd: there.cwd },
  );
  const variables = { XDG_DATA_DIRS: join(there.cwd, "share") };
  using far = temporaryWorld({ ...there.world, variables }, farAway(there));
  expect(valuesOf(far.now("frob "))).toEqual([]);
  expect(valuesOf(await far.late("frob b"))).toEqual(["build"]);
  expect(valuesOf(far.now("frob b"))).toEqual(["build"]);
  expect(valuesOf(far.now("git switch m"))).toEqual([]);
  expect(valuesOf(await far.late("git switch m"))).toEqual(["main"]);
  expect(valuesOf(await far.late("./"))).toEqual(["./plain", "./run", "./share/"]);
});
