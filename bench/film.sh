#!/bin/sh
# Measures how long four seconds of 720p take: made of a still by each move of the camera, and written anew as an upload.
#
#   bench/film.sh
set -eu
cd "$(dirname "$0")/.."
. bench/program.sh
folder=target/bench/film-$$
mkdir -p "$folder"
trap 'rm -rf "$folder"' EXIT
"${java%java}javac" -d "$classes" -cp "$(cat "$class_path")" bench/FilmBaseline.java
"$java" -Djava.awt.headless=true -cp "$(cat "$class_path")" social.linnet.media.film.FilmBaseline "$folder"
