import { expect, test } from "bun:test";
import { lastArgument } from "./last-argument.ts";

test.each([
  ["git add 'a b'", "'a b'"],
  ["ls", "ls"],
  ["sleep 5 &", "5"],
  ["cat > out <<E\none two\nE", "out"],
  ["sed s/a/b/ <<-'END' file\nx\nEND", "file"],
  ["cat << E | tr a b\nx\nE", "b"],
  ["tr a b <<< text", "text"],
  ["for x in 1 2\ndo echo $x\ndone", "done"],
  ["", undefined],
])("the last argument of %j is %p", (line, word) => {
  expect(lastArgument(line)).toBe(word);
});
