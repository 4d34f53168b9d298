/** Whole programs, which between them use all of the language. */
export const examplePrograms: readonly string[] = [
  `#!/usr/bin/env kai
# Makes a backup of each directory that is named.
set -e -o pipefail
backup() {
  local source=$1 target="$2/$(basename "$1").tar"
  if [[ ! -d $source ]]; then
    echo "no directory: $source" >&2
    return 1
  fi
  tar -cf "$target" "$source" 2>> backup.log || return 2
}
for directory in "$@"; do
  backup "$directory" ~/backups && echo "done: $directory"
done
`,
  `servers={web: {host: example.org, ports: [80, 443]}, db: {host: 'db.local', ports: [5432]}}
for name in $(keys $servers); do
  echo "$name at \${servers[$name][host]}"
  if [[ 443 in \${servers[$name][ports]} ]]; then echo secure; fi
done
servers[web][host]=www.example.org
push servers[web][ports] 8080
echo "\${#servers} servers, \${servers[cache][host]:-none}"
`,
  `read name
cat <<EOF | tr a-z A-Z > greeting.txt
Dear \${name:-friend},
	today is $(date +%F), which is $((1 + 2 * 3)).
	It costs \\$5.
EOF
cat <<-'RAW'
	$nothing is \`expanded\` here
	RAW
cat <<< "$name"
`,
  `i=0
while (( i < 10 )); do
  case $((i % 3)) in
    0) continue ;;
    1 | 2) echo "$i: \${i#1}" ;;
    *) break ;;
  esac
  (( i += 1, j = i > 5 ? i ** 2 : -i ))
done 2>&1 | sort -n | head -n 3
for ((k = 0; k < 3; k++)); do echo \${k}; done
until false; do exit 3; done
`,
  `find . -name '*.ts' | grep -v node_modules | while read file; do
  wc -l < "$file"
done
ls **/*.{rs,toml} src/[a-z]*.ts ./?.md
echo "\${path##*/}" "\${path%/*}" "\${path//a/b}" "\${path/#x/y}" "\${name^^}" "\${text[1:-1]}"
`,
  `{ echo one; echo two; } > both.txt
(cd /tmp && rm -rf 'old files') &
sleep 10 & wait
! grep -q needle haystack && echo 'not there'
A=1 B="$A 2" env -i PATH=/bin printf '%s\\n' "$B"
`,
  `x=$(if true; then cat <<IN
$(echo nested)
IN
fi)
y="a $(echo "b $(echo "c \${z:-"d"}")")"
function quiet { "$@" &> /dev/null; }
quiet make -j$((4 * 2)) all || { echo failed; exit 1; }
`,
  `cat items.json | scatter --as ITEM --limit 4 | curl -s "https://example.org/\${ITEM}" | gather --json
trap 'rm -f "$lock"' EXIT INT
[[ -f a && ( -z "$b" || $c =~ ^[0-9]+$ ) ]] || echo no
[[ -list $xs && ! x not in [a, "b", ...$more] ]]
`,
  `größe=12 名前='日本語 😀'
echo $größe\${名前}\\ and\\ more \\~ \\# "tab\\there" 'x'"y"z
if a; then
elif b | c; then d
else e; fi
`,
  "echo a\\\n  b \\\n  c\r\necho 'two\nlines' \"and\nmore\"\r\n",
  `test() { [[ $1 -gt 0 ]] && test $(( $1 - 1 )); }
test 5; echo $? $# $$ $! $@ "$*" \${10} \${PIPESTATUS[0]}
exec 3< in 4> out; cmd 3>&1 1>&2 2>&3
`,
  `spawn --command git --argv log --json=true -- -x +y -5 --long='a b' key=value dd if=/dev/null
. ./lib.kai; source "$HOME/x.kai"; : ; true
unset -v a; export PATH="$PATH:/opt/bin" B; alias ll='ls -l'
`,
];
