# Runs PostgreSQL for a newsroom and stops it when the newsroom is gone, however it went.
#
#   sh -c "$(cat postmaster.sh)" postmaster SIGNAL REMOVE LOG COMMAND [ARGUMENT]...
#
# SIGNAL   how to ask for the end: INT (fast: roll back, checkpoint) or QUIT (immediate)
# REMOVE   a directory to remove once PostgreSQL has stopped, or nothing
# LOG      where PostgreSQL's words go until its own log is open
#
# Standard input is a pipe whose other end only the newsroom holds. The kernel closes it when the
# newsroom exits or is killed, and end-of-file is the order to stop. (PR_SET_PDEATHSIG would follow
# the thread that forked, which a thread pool may end at any time; and macOS has none.)

signal=$1 remove=$2 log=$3
shift 3
exec 3<&0 </dev/null >"$log" 2>&1

# Signals that a terminal sends to everybody are the newsroom's to answer, not ours. `:` and not an
# empty trap, because what is ignored here would be ignored by every child too.
trap : HUP INT TERM

# Without setsid, a process group of its own keeps Ctrl+C away from PostgreSQL.
[ -n "$NEWSROOM_OWN_SESSION" ] || set -m

"$@" 3<&- &
postgres=$!

(
    while read -r _ <&3; do :; done
    trap '' HUP INT TERM
    kill -s "$signal" $postgres
    seconds=0
    while kill -0 $postgres; do
        [ $seconds -eq 60 ] && kill -s QUIT $postgres
        [ $seconds -eq 90 ] && kill -s KILL $postgres
        # The first looks are quick: most servers are gone at once.
        [ $seconds -eq 0 ] && sleep 0.2
        kill -0 $postgres && sleep 1
        seconds=$((seconds + 1))
    done
    [ -n "$remove" ] && rm -rf -- "$remove"
) 2>/dev/null &
watcher=$!

# A trapped signal ends `wait` early; only a server that is gone ends the loop.
while :; do
    wait $postgres
    code=$?
    kill -0 $postgres 2>/dev/null || break
done
kill $watcher 2>/dev/null
exit $code
