#!/bin/sh
# Has fifty people call the assistant a thousand times in a minute, while others read their home: who is answered, how
# often, and what it does to the pages.
#
#   bench/mentions.sh                             a thousand mentions in 60 s, 20 pages a second
#   bench/mentions.sh --mentions 200 --seconds 20 --before 20 --warm 10 --settings "--linnet.assistant.workers=2"
set -eu
cd "$(dirname "$0")/.."
. bench/program.sh
exec "$java" -Xmx256m -cp "$(class_path_entry postgresql-)" bench/Mentions.java \
    --java "$java" --class-path "$class_path" --folder target/mentions "$@"
