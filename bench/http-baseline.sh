#!/bin/sh
# Measures a server on this machine, the load program included: pages of home, posts, and how soon a post is seen.
#
#   bench/http-baseline.sh                        everything
#   bench/http-baseline.sh --only home,post       some of: home post visible html
#   bench/http-baseline.sh --seconds 20 --warm 20 --jvm "-XX:+UseParallelGC" --settings "--linnet.db.pool=12"
set -eu
cd "$(dirname "$0")/.."
. bench/program.sh
exec "$java" -Xmx512m bench/HttpBaseline.java \
    --java "$java" --class-path "$class_path" --folder target/baseline "$@"
