#!/bin/sh
# Measures what a person on a slow phone waits for: the site in the system's Chromium, its processor four times slower and
# its network as slow 4G (Lighthouse's figures for throttling by the browser: 562.5 ms for each request, 1.44 Mbit/s down).
#
#   bench/web-vitals.sh                                     on an empty folder, with the sample network
#   bench/web-vitals.sh --runs 9 --only home,thread         some of: landing home thread
#   bench/web-vitals.sh --url http://localhost:8080 --as mina:password      a program that runs already
set -eu
cd "$(dirname "$0")/.."
. bench/program.sh
./mvnw -q -B dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile="$class_path.test"
exec "$java" -Xmx256m -cp "$(cat "$class_path.test")" bench/WebVitals.java \
    --java "$java" --class-path "$class_path" --folder target/web-vitals "$@"
