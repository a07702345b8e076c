#!/bin/sh
# The built-in painter: how long it takes on one core, or the sheets of docs/pictures.md.
#
#   bench/painter.sh             milliseconds of each kind of picture and each operation at 1024 px
#   bench/painter.sh docs        draws docs/images/painter-*.jpg again
#   bench/painter.sh sheets      draws all sheets for eyes into target/painter
set -eu
cd "$(dirname "$0")/.."
. bench/program.sh
"${java%java}javac" -d "$classes" -cp "$(cat "$class_path")" bench/PainterSpeed.java \
    src/test/java/social/linnet/ai/builtin/ContactSheets.java src/test/java/social/linnet/ai/builtin/DocumentedSheets.java
one_core=
if command -v taskset > /dev/null; then
    one_core="taskset -c ${CORE:-0}"
fi
case "${1:-speed}" in
    speed) $one_core "$java" -Djava.awt.headless=true -Xmx1g -cp "$(cat "$class_path")" social.linnet.ai.builtin.PainterSpeed ;;
    docs) "$java" -Djava.awt.headless=true -cp "$(cat "$class_path")" social.linnet.ai.builtin.DocumentedSheets docs/images ;;
    sheets) "$java" -Djava.awt.headless=true -cp "$(cat "$class_path")" social.linnet.ai.builtin.ContactSheets ;;
    *) echo "speed, docs or sheets" >&2; exit 2 ;;
esac
