/**
 * The process that every job is a child of: `sh -c <this> aish-job <directory> <argv…>`, in a session
 * of its own. What must hold, under dash, bash, busybox and the sh of macOS:
 *
 * - It says who it is before the job starts. `pid` ends with a newline, so a reader can tell a whole
 *   line; `start` is spelled as `ProcessTable` spells it, and the choice between `/proc` and `ps` is
 *   made by the same test.
 * - It outlives the signals that a group gets, until the job itself has ended. They are trapped, not
 *   ignored, because an ignored signal would stay ignored in the job.
 * - Its last act that matters is to rename `status.tmp` to `status`. Syncing comes after: a status
 *   that a crash of the machine leaves empty counts as none, and nobody waits for the disk.
 *   Where there is no `mv` it is written in place: a reader takes nothing but a whole line.
 * - `status.tmp` is there already, and is written over without being cut: a full disk cannot refuse.
 * - It does not touch the job's environment, standard streams or options, and says nothing in the
 *   log: the shell's own words about a killed child go to /dev/null.
 * - Options that come in through SHELLOPTS (errexit, nounset, noclobber) change nothing.
 */
export const jobWrapper = `
aish_job=$1
shift
trap : HUP INT QUIT TERM USR1 USR2 PIPE ALRM
exec 3>&2 2>/dev/null

aish_start=
if read -r aish_boot </proc/sys/kernel/random/boot_id && read -r aish_stat </proc/$$/stat; then
  aish_field=2
  for aish_word in \${aish_stat##*) }; do
    aish_field=$((aish_field + 1))
    if [ "$aish_field" = 22 ]; then aish_start=$aish_boot/$aish_word; fi
  done
else
  aish_boot=$(/usr/sbin/sysctl -n kern.bootsessionuuid || echo '?')
  aish_start=$aish_boot/$(PATH=/usr/bin:/bin LC_ALL=C TZ=UTC ps -o lstart= -p $$)
fi
command echo $$ $aish_start >|"$aish_job/pid" || :

aish_code=0
(exec "$@") 2>&3 3>&- || aish_code=$?

PATH=/usr/bin:/bin:$PATH
command echo "$aish_code" 1<>"$aish_job/status.tmp" || :
command mv -f "$aish_job/status.tmp" "$aish_job/status" ||
  command echo "$aish_code" >|"$aish_job/status" || :
command sync "$aish_job/status" "$aish_job" || :
`;
