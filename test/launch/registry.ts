import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { arch, platform, tmpdir } from "node:os";
import { join } from "node:path";

export interface Registry extends Disposable {
  readonly url: string;
  readonly asked: readonly string[];
}

/**
 * An npm registry on a loopback port that has `bun` at one version, laid out as the real one: the
 * program is in a dependency for this platform, here a script that runs the Bun of the tests, and
 * the install script of `bun` would fail.
 */
export async function serveRegistry(version: string): Promise<Registry> {
  const system = { os: [platform()], cpu: [arch()] };
  const inner = `@oven/bun-${platform()}-${arch() === "arm64" ? "aarch64" : arch()}`;
  const other = "@oven/bun-windows-x64";
  const manifests: Record<string, object> = {
    bun: {
      name: "bun",
      version,
      scripts: { postinstall: "exit 1" },
      optionalDependencies: { [inner]: version, [other]: version },
    },
    [inner]: { name: inner, version, ...system },
    [other]: { name: other, version, os: ["win32"], cpu: ["x64"] },
  };
  const program = `#!/bin/sh\nexec '${process.execPath}' "$@"\n`;
  const tarballs = new Map<string, Uint8Array>();
  for (const [name, manifest] of Object.entries(manifests)) {
    tarballs.set(name, await pack(manifest, name === inner ? program : undefined));
  }
  const asked: string[] = [];
  const server: Bun.Server<undefined> = Bun.serve({
    port: 0,
    hostname: "127.0.0.1",
    fetch(request): Response {
      const path = decodeURIComponent(new URL(request.url).pathname.slice(1));
      asked.push(path);
      const name = path.replace(/\.tgz$/, "");
      const tarball = tarballs.get(name);
      if (tarball === undefined) return new Response("{}", { status: 404 });
      if (path.endsWith(".tgz")) return new Response(tarball);
      const integrity = `sha512-${new Bun.CryptoHasher("sha512").update(tarball).digest("base64")}`;
      const dist = { tarball: `${server.url.href}${name}.tgz`, integrity };
      return Response.json({
        name,
        "dist-tags": { latest: version },
        versions: { [version]: { ...manifests[name], dist } },
      });
    },
  });
  return { url: server.url.href, asked, [Symbol.dispose]: () => void server.stop(true) };
}

/** A package as npm packs it: one gzipped tar of a folder `package`, with the modes of its files. */
async function pack(manifest: object, program: string | undefined): Promise<Uint8Array> {
  const scratch = await mkdtemp(join(tmpdir(), "aish-registry-"));
  try {
    await mkdir(join(scratch, "package/bin"), { recursive: true });
    await writeFile(join(scratch, "package/package.json"), JSON.stringify(manifest));
    if (program !== undefined) {
      await writeFile(join(scratch, "package/bin/bun"), program, { mode: 0o755 });
    }
    const tar = Bun.spawn(["tar", "-czf", "-", "package"], { cwd: scratch, stdout: "pipe" });
    return await tar.stdout.bytes();
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
