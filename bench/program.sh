# Sourced by the scripts beside it, from the project's root: compiles the program, and sets
#   java        a Java 25 or newer
#   class_path  a file that holds the program's class path
# and class_path_entry, which prints the entry whose file name starts so.

is_new_enough() {
    [ -x "$1" ] || return 1
    version=$("$1" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.specification.version = //p')
    [ "${version%%.*}" -ge 25 ] 2>/dev/null
}

java=
for candidate in "${JAVA_HOME:+$JAVA_HOME/bin/java}" "$(command -v java || true)" /usr/lib/jvm/*/bin/java; do
    if is_new_enough "$candidate"; then
        java=$candidate
        break
    fi
done
if [ -z "$java" ]; then
    echo "No Java 25 in JAVA_HOME, on the PATH or in /usr/lib/jvm" >&2
    exit 2
fi

./mvnw -q -B compile
# a copy of its own, since a build that starts meanwhile begins by deleting what the running program still loads from
mkdir -p target/bench
find target/bench -mindepth 1 -maxdepth 1 -mtime +0 -exec rm -rf {} +
classes=$PWD/target/bench/classes-$$
cp -R target/classes "$classes"
class_path=target/bench/class-path-$$
./mvnw -q -B dependency:build-classpath -Dmdep.includeScope=runtime -Dmdep.outputFile="$class_path.of"
printf '%s:%s' "$classes" "$(cat "$class_path.of")" > "$class_path"

class_path_entry() {
    tr ':' '\n' < "$class_path" | grep "/$1[^/]*\.jar\$" | head -n 1
}
