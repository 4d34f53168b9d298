import { join } from "node:path";

/** A small site whose build fails, because its configuration misspells a name. */
const files: Readonly<Record<string, string>> = {
  "build.sh": `# Makes a page in out/ of each text in pages/.
. ./site.conf
if [ -z "$TITLE" ]; then
  echo "build.sh: there is no TITLE for the pages" >&2
  exit 2
fi
mkdir -p out
for page in pages/*.txt; do
  sleep 0.4
  name=out/$(basename "$page" .txt).html
  { echo "<title>$TITLE</title>"; cat "$page"; } > "$name"
  echo "$name"
done
`,
  "site.conf": "TITEL='The kettle'\n",
  "pages/index.txt": "Tea at any hour.\n",
  "pages/prices.txt": "A pot is three crowns.\n",
  "pages/where.txt": "Behind the station.\n",
};

/** Writes it into a directory of its own in `home`, and gives its path. */
export async function writeProject(home: string): Promise<string> {
  const directory = join(home, "kettle");
  for (const [name, text] of Object.entries(files)) await Bun.write(join(directory, name), text);
  return directory;
}
