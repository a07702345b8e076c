#!/bin/sh
# Kills the program while people post, and counts what is missing or twice afterwards.
#
#   bench/crash-rounds.sh                  30 rounds; fails when an acknowledged post is missing or twice
#   bench/crash-rounds.sh --lossy          the same with synchronous_commit off; fails when nothing is missing
#   bench/crash-rounds.sh --rounds 4       fewer; --seed N repeats the moments of an earlier run
set -eu
cd "$(dirname "$0")/.."
. bench/program.sh
exec "$java" -Xmx512m -cp "$(class_path_entry postgresql-)" bench/CrashRounds.java \
    --java "$java" --class-path "$class_path" --folder target/crash "$@"
