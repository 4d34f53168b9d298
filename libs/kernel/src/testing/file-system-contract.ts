import { FileError, type FileErrorCode } from "@aish/core";
import { describe, expect, test } from "bun:test";
import { expandGlob } from "../patterns/expand-glob.ts";
import type { FileSystem } from "../ports.ts";
import { readAll } from "../streams/read-all.ts";
import { readLine } from "../streams/read-line.ts";
import type { Awaitable } from "../values/value.ts";

/** Paths are relative to the root; directories above are made. */
export interface FileTree {
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly directories?: readonly string[];
  /** From the path of the link to what it says. */
  readonly links?: Readonly<Record<string, string>>;
}

export interface FileSystemSubject extends AsyncDisposable {
  readonly fs: FileSystem;
  /** Absolute; everything the suite makes lies below. */
  readonly root: string;
}

const decoder = new TextDecoder();

/** What holds for every file system of which the kernel is given one. */
export function fileSystemContract(
  name: string,
  create: (tree: FileTree) => Awaitable<FileSystemSubject>,
): void {
  const tree: FileTree = {
    files: {
      "notes.txt": "one\ntwo\n",
      empty: "",
      bytes: Uint8Array.of(0xff, 0x00, 0x0a),
      "dir/inner.txt": "inner",
      "dir/.hidden": "h",
    },
    directories: ["bare", "dir/deep/deeper"],
    links: {
      "to-file": "notes.txt",
      "to-dir": "dir",
      "to-nothing": "missing",
      round: "about",
      about: "round",
      "dir/up": "../notes.txt",
      "absent-target": "bare/made-through-link",
    },
  };

  type Act = (fs: FileSystem, at: (path: string) => string) => Awaitable<unknown>;

  function rule(
    what: string,
    check: (fs: FileSystem, at: (path: string) => string) => Promise<void>,
  ): void {
    test(what, async () => {
      await using subject = await create(tree);
      await check(subject.fs, (path) => `${subject.root}/${path}`);
    });
  }

  function refusal(what: string, code: FileErrorCode, act: Act): void {
    rule(`${what} is refused as ${code}`, async (fs, at) => {
      expect(await codeOf(async () => act(fs, at))).toBe(code);
    });
  }

  describe(name, () => {
    describe("looking", () => {
      rule("stat tells kind and size", async (fs, at) => {
        expect(await fs.stat(at("notes.txt"))).toMatchObject({ kind: "file", size: 8 });
        expect(await fs.stat(at("empty"))).toMatchObject({ kind: "file", size: 0 });
        expect(await fs.stat(at("dir"))).toMatchObject({ kind: "directory" });
      });
      rule("what the user made may be read and written, not executed", async (fs, at) => {
        const stat = await fs.stat(at("notes.txt"));
        expect(stat?.readable).toBe(true);
        expect(stat?.writable).toBe(true);
        expect(stat?.executable).toBe(false);
        expect((stat?.mode ?? 0) & 0o700).toBe(0o600);
      });
      rule("stat follows links, lstat does not follow the last", async (fs, at) => {
        expect((await fs.stat(at("to-file")))?.kind).toBe("file");
        expect((await fs.lstat(at("to-file")))?.kind).toBe("symlink");
        expect((await fs.stat(at("to-dir")))?.kind).toBe("directory");
        expect((await fs.lstat(at("to-dir/inner.txt")))?.kind).toBe("file");
        expect((await fs.stat(at("dir/up")))?.size).toBe(8);
      });
      test.each(["missing", "missing/below", "notes.txt/below", "to-nothing", "to-nothing/below"])(
        "there is nothing at %s",
        async (path) => {
          await using subject = await create(tree);
          expect(await subject.fs.stat(`${subject.root}/${path}`)).toBeUndefined();
        },
      );
      rule("a link to nothing is still a link", async (fs, at) => {
        expect((await fs.lstat(at("to-nothing")))?.kind).toBe("symlink");
      });
      refusal("following links in a circle", "failed", (fs, at) => fs.stat(at("round")));
    });

    describe("listing", () => {
      rule("names every entry and its kind, hidden ones too", async (fs, at) => {
        const entries = (await fs.list(at("dir"))).toSorted((a, b) => (a.name < b.name ? -1 : 1));
        expect(entries).toEqual([
          { name: ".hidden", kind: "file" },
          { name: "deep", kind: "directory" },
          { name: "inner.txt", kind: "file" },
          { name: "up", kind: "symlink" },
        ]);
      });
      rule("goes through a link to a directory", async (fs, at) => {
        expect(await fs.list(at("to-dir"))).toHaveLength(4);
        expect(await fs.list(at("bare"))).toEqual([]);
      });
      refusal("listing a file", "not-a-directory", (fs, at) => fs.list(at("notes.txt")));
      refusal("listing nothing", "not-found", (fs, at) => fs.list(at("missing")));
    });

    describe("reading", () => {
      rule("gives the bytes of a file, then the end", async (fs, at) => {
        const source = await fs.openRead(at("bytes"));
        expect(await readAll(source)).toEqual(Uint8Array.of(0xff, 0x00, 0x0a));
        expect(await source.read()).toBeUndefined();
      });
      rule("an empty file is at its end at once", async (fs, at) => {
        expect(await (await fs.openRead(at("empty"))).read()).toBeUndefined();
      });
      rule("readText gives all of it, with U+FFFD for what is no text", async (fs, at) => {
        expect(await fs.readText(at("to-file"))).toBe("one\ntwo\n");
        expect(await fs.readText(at("bytes"))).toBe("\ufffd\0\n");
      });
      rule("two readers of a file do not disturb each other", async (fs, at) => {
        const first = await fs.openRead(at("notes.txt"));
        const second = await fs.openRead(at("notes.txt"));
        expect(text(await readLine(first))).toBe("one");
        expect(text(await readAll(second))).toBe("one\ntwo\n");
        expect(text(await readAll(first))).toBe("two\n");
      });
      rule("a file that was given up has no more to read", async (fs, at) => {
        const source = await fs.openRead(at("notes.txt"));
        source.cancel();
        source.cancel();
        expect(await source.read()).toBeUndefined();
      });
      refusal("opening nothing", "not-found", (fs, at) => fs.openRead(at("missing")));
      refusal("opening below a file", "not-a-directory", (fs, at) => fs.openRead(at("empty/x")));
      refusal("reading a directory", "is-a-directory", async (fs, at) =>
        (await fs.openRead(at("dir"))).read(),
      );
      refusal("the text of a directory", "is-a-directory", (fs, at) => fs.readText(at("dir")));
    });

    describe("writing", () => {
      rule("makes a file that is missing", async (fs, at) => {
        await write(fs, at("new"), "write", ["a", Uint8Array.of(0x62), "ü"]);
        expect(await fs.readText(at("new"))).toBe("abü");
      });
      rule("empties a file when it is opened, before anything is written", async (fs, at) => {
        const sink = await fs.openWrite(at("notes.txt"), "write");
        expect(await fs.readText(at("notes.txt"))).toBe("");
        await sink.end();
      });
      rule("appending keeps what was there", async (fs, at) => {
        await write(fs, at("notes.txt"), "append", ["three\n"]);
        await write(fs, at("appended"), "append", ["new"]);
        expect(await fs.readText(at("notes.txt"))).toBe("one\ntwo\nthree\n");
        expect(await fs.readText(at("appended"))).toBe("new");
      });
      rule("two that append mix, and lose nothing", async (fs, at) => {
        const first = await fs.openWrite(at("log"), "append");
        const second = await fs.openWrite(at("log"), "append");
        await first.write("1");
        await second.write("2");
        await first.write("3");
        await first.end();
        await second.end();
        expect(await fs.readText(at("log"))).toHaveLength(3);
      });
      rule("goes through links, also to a file that is not there yet", async (fs, at) => {
        await write(fs, at("to-file"), "write", ["new"]);
        await write(fs, at("absent-target"), "write", ["made"]);
        expect(await fs.readText(at("notes.txt"))).toBe("new");
        expect(await fs.readText(at("bare/made-through-link"))).toBe("made");
        expect((await fs.lstat(at("to-file")))?.kind).toBe("symlink");
      });
      rule("ending twice is ending once", async (fs, at) => {
        const sink = await fs.openWrite(at("new"), "write");
        await sink.end();
        await sink.end();
        expect(await fs.readText(at("new"))).toBe("");
      });
      refusal("writing a directory", "is-a-directory", (fs, at) =>
        fs.openWrite(at("dir"), "write"),
      );
      refusal("writing into nothing", "not-found", (fs, at) => fs.openWrite(at("no/x"), "append"));
      refusal("writing below a file", "not-a-directory", (fs, at) =>
        fs.openWrite(at("empty/x"), "write"),
      );
    });

    describe("making directories", () => {
      rule("one", async (fs, at) => {
        await fs.makeDirectory(at("made"), { parents: false });
        expect((await fs.stat(at("made")))?.kind).toBe("directory");
      });
      rule("with what is missing above, and one that is there", async (fs, at) => {
        await fs.makeDirectory(at("a/b/c"), { parents: true });
        await fs.makeDirectory(at("a/b/c"), { parents: true });
        await fs.makeDirectory(at("to-dir/through-link"), { parents: true });
        expect((await fs.stat(at("a/b/c")))?.kind).toBe("directory");
        expect((await fs.stat(at("dir/through-link")))?.kind).toBe("directory");
      });
      refusal("one that is there", "exists", (fs, at) => mkdir(fs, at("dir"), false));
      refusal("one in the place of a file", "exists", (fs, at) => mkdir(fs, at("empty"), true));
      refusal("one inside nothing", "not-found", (fs, at) => mkdir(fs, at("no/x"), false));
      refusal("one below a file", "not-a-directory", (fs, at) => mkdir(fs, at("empty/x"), true));
    });

    describe("removing", () => {
      rule("takes a file away", async (fs, at) => {
        await fs.removeFile(at("notes.txt"));
        expect(await fs.lstat(at("notes.txt"))).toBeUndefined();
      });
      rule("takes a link away, not what it leads to", async (fs, at) => {
        await fs.removeFile(at("to-file"));
        await fs.removeFile(at("to-dir"));
        await fs.removeFile(at("to-nothing"));
        expect(await fs.lstat(at("to-dir"))).toBeUndefined();
        expect(await fs.readText(at("notes.txt"))).toBe("one\ntwo\n");
        expect(await fs.list(at("dir"))).toHaveLength(4);
      });
      rule("who has the file open still reads and writes it", async (fs, at) => {
        const source = await fs.openRead(at("notes.txt"));
        const sink = await fs.openWrite(at("notes.txt"), "append");
        await fs.removeFile(at("notes.txt"));
        await sink.write("three\n");
        await sink.end();
        expect(text(await readAll(source))).toBe("one\ntwo\nthree\n");
      });
      refusal("removing nothing", "not-found", (fs, at) => fs.removeFile(at("missing")));
      refusal("removing a directory", "is-a-directory", (fs, at) => fs.removeFile(at("dir")));
    });

    rule("patterns are matched against it", async (fs, at) => {
      const glob = async (pattern: string): Promise<readonly string[]> =>
        expandGlob([{ kind: "glob", pattern }], at(""), fs, new AbortController().signal);
      expect(await glob("*.txt")).toEqual(["notes.txt"]);
      expect(await glob("**/*.txt")).toEqual(["dir/inner.txt", "notes.txt"]);
      expect(await glob("to-*/*.txt")).toEqual(["to-dir/inner.txt"]);
      expect(await glob("*/")).toEqual(["bare/", "dir/", "to-dir/"]);
    });
  });
}

async function codeOf(act: () => Promise<unknown>): Promise<FileErrorCode | "done"> {
  try {
    await act();
    return "done";
  } catch (error) {
    if (error instanceof FileError) return error.code;
    throw error;
  }
}

async function write(
  fs: FileSystem,
  path: string,
  mode: "write" | "append",
  chunks: readonly (string | Uint8Array)[],
): Promise<void> {
  const sink = await fs.openWrite(path, mode);
  for (const chunk of chunks) await sink.write(chunk);
  await sink.end();
}

function mkdir(fs: FileSystem, path: string, parents: boolean): Awaitable<void> {
  return fs.makeDirectory(path, { parents });
}

function text(bytes: Uint8Array | undefined): string | undefined {
  return bytes && decoder.decode(bytes);
}
