#!/bin/sh
# Measures whole questions to the built-in engine over a hundred thousand made-up posts, in an index of its own.
#
#   bench/answers.sh            a hundred thousand
#   bench/answers.sh 20000      fewer
set -eu
cd "$(dirname "$0")/.."
. bench/program.sh
folder=target/bench/answers-$$
trap 'rm -rf "$folder"' EXIT
"${java%java}javac" -d "$classes" -cp "$(cat "$class_path")" bench/AnswerBaseline.java
"$java" -Xmx1g -cp "$(cat "$class_path")" social.linnet.search.AnswerBaseline "$folder" "${1:-100000}"
