#!/bin/sh
# Measures searches over a million made-up posts, in an index of its own.
#
#   bench/search.sh            a million
#   bench/search.sh 200000     fewer
set -eu
cd "$(dirname "$0")/.."
. bench/program.sh
folder=target/bench/search-$$
trap 'rm -rf "$folder"' EXIT
"${java%java}javac" -d "$classes" -cp "$(cat "$class_path")" bench/SearchBaseline.java
"$java" -Xmx2g -cp "$(cat "$class_path")" social.linnet.search.SearchBaseline "$folder" "${1:-1000000}"
