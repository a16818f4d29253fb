namespace Rem.Processes.Unix;

/// <summary>What a <see cref="Guardian"/> does, in the words of every POSIX shell.</summary>
internal static class GuardianScript
{
    /// <summary>
    /// Reads `+ PROCESS MARK` and `- PROCESS` until its input ends, then ends the steps that are left: SIGTERM, and
    /// SIGKILL after two seconds. Their processes are found as REM finds them, by session, mark and descent; where
    /// there is no /proc, by process group.
    /// </summary>
    public const string Text = """
        # rem-guardian: ends the steps of a rem that was killed
        trap '' HUP INT QUIT TERM
        steps=
        while read -r sign main mark; do
          if [ "$sign" = + ]; then
            steps="$steps $main:$mark"
            continue
          fi
          rest=
          for step in $steps; do
            [ "${step%%:*}" = "$main" ] || rest="$rest $step"
          done
          steps=$rest
        done
        [ -n "$steps" ] || exit 0

        # sets found to the processes that live, with a blank at both ends
        find_all() {
          found=' ' table=
          for file in /proc/[0-9]*/stat; do
            id=${file#/proc/} id=${id%/stat}
            read -r line <"$file" || continue
            set -- ${line##*") "}
            case $1 in (Z|X) ;; (*) table="$table $id:$2:$4" ;; esac
          done 2>/dev/null
          for step in $steps; do
            for file in $(grep -lsF -e "${step#*:}" /proc/[0-9]*/environ); do
              id=${file#/proc/}
              add "${id%/environ}"
            done
            for entry in $table; do
              [ "${entry##*:}" != "${step%%:*}" ] || add "${entry%%:*}"
            done
          done
          grown=1
          while [ "$grown" ]; do
            grown=
            for entry in $table; do
              parent=${entry#*:} parent=${parent%:*}
              case $found in (*" $parent "*) add "${entry%%:*}" ;; esac
            done
          done
        }
        add() {
          case $found$$' ' in (*" $1 "*) ;; (*) found="$found$1 " grown=1 ;; esac
        }
        if [ ! -e /proc/self/stat ]; then
          for signal in 15 9; do
            for step in $steps; do
              kill "-$signal" -- "-${step%%:*}"
            done
            [ "$signal" = 9 ] || sleep 2
          done 2>/dev/null
          exit 0
        fi
        round=0
        while find_all; [ "$found" != ' ' ] && [ "$round" -lt 60 ]; do
          if [ "$round" -eq 0 ]; then
            kill -15 $found
            kill -CONT $found
          elif [ "$round" -ge 20 ]; then
            kill -9 $found
          fi 2>/dev/null
          sleep 0.1 2>/dev/null || { sleep 1; round=$((round + 9)); }
          round=$((round + 1))
        done
        """;
}
