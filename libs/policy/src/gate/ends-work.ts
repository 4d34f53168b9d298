import type { Surroundings } from "../surroundings.ts";
import { programOf } from "../shell/program-of.ts";
import { readable } from "../shell/marks.ts";
import type { SeenCommand } from "../shell/seen-command.ts";

interface Row {
  readonly program: RegExp;
  /** Over the words behind the program, a blank in front of each. */
  readonly words: RegExp;
  readonly says: string;
}

const sql =
  /\b(?:drop\s+(?:database|schema|table|user|role|owned)|truncate\s+(?:table\s+)?\w|delete\s+from\s+[\w."`]+\s*(?:;|["']|$))/i;

const rows: readonly Row[] = [
  {
    program: /^(?:shutdown|poweroff|reboot|halt)$/,
    words: /^(?!.* (?:-c|--help|--version|--show)\b)/,
    says: "it ends the machine's work",
  },
  {
    program: /^(?:systemctl|loginctl)$/,
    words:
      / (?:poweroff|reboot|halt|kexec|suspend|hibernate|rescue|emergency|soft-reboot|terminate-user|kill-user|isolate)\b/,
    says: "it ends the machine's work",
  },
  { program: /^(?:tel)?init$/, words: /^ [016]\b/, says: "it ends the machine's work" },
  { program: /^kill$/, words: / -\S+(?: \S+)* -1$/, says: "it ends every process of yours" },
  { program: /^kill$/, words: /^(?: -\S+)* 1$/, says: "it ends the first process of the machine" },
  { program: /^killall5$/, words: /^/, says: "it ends every process of the machine" },
  {
    program: /^(?:pkill|killall)$/,
    words: / (?:-u|-U|--user|--uid|-e?uid)\b(?= ?\S+$)| (?:\.|\.\*|"")$/,
    says: "it ends every process that fits",
  },
  {
    program: /^(?:ip6?tables|ip6tables)$/,
    words: / (?:-F|--flush|-X|-P \S+ DROP)\b/,
    says: "it takes down the firewall's rules",
  },
  {
    program: /^nft$/,
    words: / (?:flush|delete) ruleset\b/,
    says: "it takes down the firewall's rules",
  },
  { program: /^ufw$/, words: / (?:disable|reset)\b/, says: "it takes down the firewall's rules" },
  {
    program: /^(?:userdel|deluser|groupdel|delgroup)$/,
    words: /^ /,
    says: "it deletes an account",
  },
  {
    program: /^(?:usermod|gpasswd|adduser|useradd)$/,
    words: / (?:sudo|wheel|root|docker|admin)\b/,
    says: "it gives an account more rights",
  },
  { program: /^(?:passwd|chpasswd)$/, words: /^(?!.* -S)/, says: "it changes a password" },
  { program: /^crontab$/, words: / -\w*r/, says: "it removes every scheduled task" },
  {
    program: /^crontab$/,
    words: /^(?!.* -\w*[le])(?=(?: -u \S+)? (?:-$|[^-\s]))/,
    says: "it replaces every scheduled task",
  },
  { program: /^atrm$/, words: /^ /, says: "it removes scheduled tasks" },
  { program: /^visudo$/, words: /^(?!.* -c)/, says: "it changes who may become root" },
  { program: /^setenforce$/, words: / 0/, says: "it switches a protection off" },
  {
    program:
      /^(?:sqlite3|psql|mysql|mariadb|mysqladmin|duckdb|clickhouse-client|sqlcmd|cockroach|usql|pgcli|mycli)$/,
    words: sql,
    says: "it deletes from a database",
  },
  { program: /^mysqladmin$/, words: / drop\b/, says: "it deletes a database" },
  {
    program: /^(?:dropdb|dropuser)$/,
    words: /^ (?!--(?:help|version))/,
    says: "it deletes a database",
  },
  {
    program: /^(?:mongo|mongosh)$/,
    words: /dropDatabase|\.drop\(|deleteMany\(\s*\{\s*\}/,
    says: "it deletes from a database",
  },
  { program: /^redis-cli$/, words: / (?:flushall|flushdb)\b/i, says: "it empties a database" },
  {
    program: /^(?:docker|podman)$/,
    words:
      /^(?=.* prune\b)(?=.* (?:-\w*a\w*|--all|--volumes)\b)| volume (?:prune|rm)\b| compose\b.* down\b.* (?:-v|--volumes)\b/,
    says: "it deletes images or volumes with their data",
  },
  {
    program: /^docker-compose$/,
    words: / down\b.* (?:-v|--volumes)\b/,
    says: "it deletes volumes with their data",
  },
  {
    program: /^(?:docker|podman)$/,
    words: / run\b.* (?:--privileged\b|(?:-v|--volume)[ =]\/:)/,
    says: "it gives a container the whole machine",
  },
  {
    program: /^(?:kubectl|oc|k3s)$/,
    words: / (?:delete|drain)\b(?!.* --dry-run)/,
    says: "it deletes in the cluster",
  },
  { program: /^helm$/, words: / (?:uninstall|delete)\b/, says: "it deletes in the cluster" },
  {
    program: /^(?:terraform|tofu|terragrunt|pulumi|cdk|cdktf|sst)$/,
    words:
      /^(?: -\S+)* (?:destroy|state rm|apply\b.* -destroy|apply -destroy)\b|^(?: -\S+)* (?:run-all destroy|stack rm)\b/,
    says: "it tears down what it manages",
  },
  { program: /^vagrant$/, words: / destroy\b/, says: "it deletes virtual machines" },
  {
    program: /^virsh$/,
    words: / (?:undefine|vol-delete|pool-delete)\b/,
    says: "it deletes virtual machines",
  },
  {
    program: /^aws$/,
    words: / s3 (?:rb\b|rm\b.* --recursive|sync\b.* --delete)| (?:delete|terminate)-[\w-]+/,
    says: "it deletes in the cloud",
  },
  {
    program: /^(?:gcloud|az|doctl|flyctl|fly|heroku|linode-cli|hcloud)$/,
    words: / (?:delete|destroy|apps:destroy|purge)\b/,
    says: "it deletes in the cloud",
  },
  { program: /^gsutil$/, words: / (?:rm|rb)\b/, says: "it deletes in the cloud" },
  {
    program: /^(?:npm|pnpm|yarn|cargo|gem)$/,
    words: /^ (?:unpublish|yank)\b/,
    says: "it takes a published package away",
  },
  {
    program: /^(?:apt|apt-get|aptitude|dnf|yum|zypper)$/,
    words:
      / (?:remove|purge|erase|autoremove)\b.* (?:-y|--yes|--force-yes|--allow-remove-essential)\b.*|(?: -\S+)* (?:-y|--yes)\b.* (?:remove|purge|erase)\b/,
    says: "it removes packages without asking",
  },
  {
    program: /^(?:dpkg|rpm)$/,
    words: / (?:--purge|--force-all|--force-remove|-e --nodeps)\b/,
    says: "it removes packages by force",
  },
  {
    program: /^pacman$/,
    words: / -R\w*(?:dd|c)\w*| --noconfirm\b.* -R/,
    says: "it removes packages by force",
  },
  {
    program: /^sysctl$/,
    words: / (?:-w )?kernel\.(?:panic|sysrq|randomize_va_space)=/,
    says: "it changes the kernel's settings",
  },
  { program: /^(?:history)$/, words: / -\w*c/, says: "it forgets the history" },
  { program: /^rmmod$/, words: /^ /, says: "it takes a part out of the kernel" },
  {
    program: /^chmod$/,
    words: / (?:[ugoa]*\+\w*s|[2467][0-7]{3})\b/,
    says: "it lets others run the program with its owner's rights",
  },
  { program: /^setcap$/, words: /^ /, says: "it gives a program the rights of root" },
];

/** Machines, processes, databases and clusters brought down by one word. */
export function endsWork(
  { words, redirects, reads }: SeenCommand,
  _where: Surroundings,
): string | undefined {
  const program = programOf(words);
  const given = redirects
    .filter(({ operator }) => operator.startsWith("<<"))
    .map(({ target }) => target);
  const printed = reads
    .slice(-1)
    .filter((each) => /^(?:echo|printf)$/.test(programOf(each.words)))
    .flatMap((each) => each.words.slice(1));
  const text = readable(
    ["", ...words.slice(1), ...given, ...(/sql|duckdb/.test(program) ? printed : [])].join(" "),
  );
  return rows.find((row) => row.program.test(program) && row.words.test(text))?.says;
}
