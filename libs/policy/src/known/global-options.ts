/** Options that stand before a subcommand and take the next word. */
const valued: Readonly<Record<string, readonly string[]>> = {
  git: ["-C", "-c", "--git-dir", "--work-tree", "--namespace", "--exec-path", "--config-env"],
  docker: ["-H", "--host", "-c", "--context", "--config", "-l", "--log-level"],
  podman: ["--url", "--connection", "-c", "--root", "--log-level"],
  kubectl: [
    "-n",
    "--namespace",
    "--context",
    "--kubeconfig",
    "--cluster",
    "--user",
    "-s",
    "--server",
  ],
  helm: ["-n", "--namespace", "--kube-context", "--kubeconfig"],
  npm: ["--prefix", "-C", "--userconfig", "-w", "--workspace"],
  pnpm: ["-C", "--dir", "-F", "--filter"],
  yarn: ["--cwd"],
  cargo: ["--config", "-Z", "--color", "-C", "--manifest-path"],
  systemctl: ["-H", "--host", "-M", "--machine", "-t", "-p"],
  terraform: [],
  make: ["-C", "-f", "-I", "-j"],
  go: ["-C"],
  aws: ["--profile", "--region", "--endpoint-url", "--output"],
  gh: ["-R", "--repo"],
  virsh: ["-c", "--connect"],
  psql: ["-h", "-p", "-U", "-d"],
};

/** Words without options: the subcommand and its operands, the program in front. */
export function operandsOf(program: string, words: readonly string[]): string[] {
  const takesNext = Object.hasOwn(valued, program) ? (valued[program] ?? []) : [];
  const operands: string[] = [];
  let isOver = false;
  for (let at = 1; at < words.length; at += 1) {
    const word = words[at] ?? "";
    if (isOver || !/^[-+]./.test(word)) operands.push(word);
    else if (word === "--") isOver = true;
    else if (takesNext.includes(word) && operands.length === 0) at += 1;
  }
  return operands;
}
