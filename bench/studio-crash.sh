#!/bin/sh
# Kills the program with kill -9 twice while it makes pictures, and counts what became of each job: delivered once, or
# failed with a reason; none pending, none charged twice.
#
#   bench/studio-crash.sh            200 jobs
#   bench/studio-crash.sh 40         fewer
set -eu
cd "$(dirname "$0")/.."
exec ./mvnw -q -B test -Dtest=StudioCrashRounds -Dsurefire.failIfNoSpecifiedTests=true -Dlinnet.jobs="${1:-200}"
