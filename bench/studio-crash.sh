#!/bin/sh
# Kills the program while it makes pictures and films, and counts what became of each job: delivered once, or failed with a
# reason; none pending, none charged twice, nothing left behind.
#
#   bench/studio-crash.sh                      200 jobs, 8 kills
#   bench/studio-crash.sh --jobs 40 --kills 3  fewer; --seed N repeats the moments of an earlier run
set -eu
cd "$(dirname "$0")/.."
. bench/program.sh
exec "$java" -Xmx256m -cp "$(class_path_entry postgresql-)" bench/StudioRounds.java \
    --java "$java" --class-path "$class_path" --folder target/studio-crash "$@"
