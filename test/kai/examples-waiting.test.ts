import { describe, expect, test } from "bun:test";
import { join } from "node:path";
import { aish, tempHome } from "../cli/aish.ts";
import { exampleFolder, namesIn, readText, runExample, writeFiles } from "./run-example.ts";

describe("fetch-all.kai", () => {
  test("fetches at the same time, with an end for each", async () => {
    await using home = await tempHome();
    // Nobody is answered before everybody has asked: one after another would never end.
    const everybody = Promise.withResolvers<void>();
    let waiting = 0;
    using server = Bun.serve({
      port: 0,
      hostname: "127.0.0.1",
      async fetch(request) {
        const { pathname } = new URL(request.url);
        waiting += 1;
        if (waiting === 3) everybody.resolve();
        await everybody.promise;
        if (pathname === "/missing") return new Response("no", { status: 404 });
        return new Response(`this is ${pathname}\n`);
      },
    });
    const url = server.url.origin;
    const urls = [`${url}/a.txt?x=1`, `${url}/missing`, `${url}/`];
    const end = await runExample(home, "fetch-all.kai", ["out", ...urls]);
    expect(end).toMatchObject({
      stdout: [
        `ok       ${url}/a.txt?x=1 -> out/a.txt\n`,
        `refused  ${url}/missing\n`,
        `ok       ${url}/ -> out/index.html\n`,
        "2 of 3 fetched\n",
      ].join(""),
      status: 1,
    });
    expect(namesIn(home, "out")).toEqual(["a.txt", "index.html"]);
    expect(await readText(home, "out/a.txt")).toBe("this is /a.txt\n");
  });

  test("a server that begins and never ends is too slow, and half a file is no file", async () => {
    await using home = await tempHome();
    const half = new ReadableStream({ start: (controller) => controller.enqueue("half") });
    using server = Bun.serve({
      port: 0,
      hostname: "127.0.0.1",
      idleTimeout: 0,
      fetch: () => new Response(half),
    });
    const url = `${server.url.origin}/big`;
    const end = await runExample(home, "fetch-all.kai", ["--timeout", "0.5", "out", url]);
    expect(end).toMatchObject({ stdout: `too slow ${url}\n0 of 1 fetched\n`, status: 1 });
    expect(namesIn(home, "out")).toEqual([]);
  });

  test("all fetched is status 0; a time that is none is a usage error", async () => {
    await using home = await tempHome();
    using server = Bun.serve({ port: 0, hostname: "127.0.0.1", fetch: () => new Response() });
    const good = await runExample(home, "fetch-all.kai", ["out", `${server.url.origin}/a`]);
    expect(good).toMatchObject({ status: 0 });
    const bad = await runExample(home, "fetch-all.kai", ["--timeout", "soon", "out", "x"]);
    expect(bad).toMatchObject({ stdout: "", status: 2 });
  });
});

function withLibrary(body: string): string {
  return `source ${join(exampleFolder, "retry.kai")}\n${body}`;
}

describe("retry.kai", () => {
  test.each([
    {
      rule: "tries again until it works, with the arguments as they were",
      body: 'n=0\nf() { ((n += 1)); echo "$n $# $2"; [[ $n -ge 3 ]]; }\nretry --wait 1ms f -v "a  b"',
      stdout: "1 2 a  b\n2 2 a  b\n3 2 a  b\n",
      stderr:
        "retry: f failed with status 1, again in 1 ms\nretry: f failed with status 1, again in 2 ms\n",
      status: 0,
    },
    {
      rule: "gives up with the last status, and waits no longer than it may",
      body: "retry --tries 3 --wait 4ms --at-most 5ms -- sh -c 'exit 7'",
      stdout: "",
      stderr:
        "retry: sh failed with status 7, again in 4 ms\nretry: sh failed with status 7, again in 5 ms\nretry: sh failed 3 times\n",
      status: 7,
    },
    {
      rule: "does not try again what cannot be found",
      body: "retry --wait 1ms kettle-of-nobody",
      stdout: "",
      stderr: expect.stringMatching(/^[^\n]*kettle-of-nobody: command not found\n$/),
      status: 127,
    },
    {
      rule: "refuses a wait that is no duration",
      body: "retry --wait soon true",
      stdout: "",
      stderr: "retry: soon is not a duration: write 250ms, 2s or 1m\n",
      status: 2,
    },
  ])("$rule", async ({ body, stdout, stderr, status }) => {
    await using home = await tempHome();
    expect(await aish(home, ["kai", "-c", withLibrary(body)])).toEqual({ stdout, stderr, status });
  });
});

describe("wait-for.kai", () => {
  test("a file that comes is waited for", async () => {
    await using home = await tempHome();
    // The file appears because the first try has failed, so the order is sure.
    await writeFiles(home, { "late/x": "" });
    const command = [process.execPath, join(import.meta.dir, "../../apps/cli/src/main.ts")];
    const child = Bun.spawn([...command, "kai", join(exampleFolder, "wait-for.kai"), "here", "9"], {
      cwd: home.path,
      env: home.env,
      stdout: "pipe",
      stderr: "pipe",
    });
    const first = await child.stderr.getReader().read();
    expect(new TextDecoder().decode(first.value)).toContain("failed with status 1, again in 50 ms");
    await writeFiles(home, { here: "" });
    expect(await child.stdout.text()).toBe("here is there\n");
    expect(await child.exited).toBe(0);
  });

  test("a file that does not come is told", async () => {
    await using home = await tempHome();
    const end = await runExample(home, "wait-for.kai", ["never", "2"]);
    expect(end).toMatchObject({ stdout: "", status: 1 });
    expect(end.stderr).toEndWith("retry: is_there failed 2 times\nnever did not come\n");
  });
});
