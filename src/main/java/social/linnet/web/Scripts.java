package social.linnet.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Joins the modules of `static/js` into a few scripts: over a slow line each file costs a way of its own, which is more
/// than what is in it.
///
/// Each module becomes a block, so that its own names stay its own, in the order in which a browser would run them. What
/// it exports is handed out of the block: functions before it runs, so that modules may import each other in a circle,
/// the rest after. A joined script exports all of it, for those that come after it and for the modules that stay by
/// themselves. Whatever could mean something else than in a browser is refused: two exports of one name, an import under
/// another name.
final class Scripts {

    private static final Pattern IMPORT = Pattern.compile("^import (?:\\{([\\w$, ]+)} from )?\"\\./([a-z-]+)\\.js\";\\n", Pattern.MULTILINE);
    private static final Pattern EXPORT = Pattern.compile("^export ((?:async )?function|const) ([\\w$]+)", Pattern.MULTILINE);
    private static final Pattern OTHERWISE = Pattern.compile("^(?:import[ {*]|export )|import\\([^\"]", Pattern.MULTILINE);
    private static final Pattern RENAMED = Pattern.compile("\\bas\\b");
    private static final Pattern REMARK = Pattern.compile("^\\s*(?://.*|/\\*\\*.*\\*/)\\n", Pattern.MULTILINE);

    private final Function<String, String> source;
    private final Map<String, String> scripts = new HashMap<>();
    private final Map<String, String> exporters = new TreeMap<>();

    /// @param source what stands in the module of a name, which is without `.js`
    Scripts(Function<String, String> source) {
        this.source = source;
    }

    /// One script of a module and of all that it imports, as far as no script before holds it.
    ///
    /// @throws IllegalStateException when modules are written so that joining them could change what they do
    String join(String entry) {
        Joined joined = new Joined(entry);
        joined.add(entry);
        return joined.text();
    }

    /// A module that stays by itself and imports from the joined scripts.
    String beside(String module) {
        return REMARK.matcher(IMPORT.matcher(source.apply(module)).replaceAll(found -> Matcher.quoteReplacement(
                "import {" + found.group(1) + "} from \"./" + scripts.get(found.group(2)) + ".js\";\n"))).replaceAll("");
    }

    private final class Joined {
        private final String script;
        private final Map<String, Set<String>> imported = new TreeMap<>();
        private final List<String> exported = new ArrayList<>();
        private final StringBuilder handing = new StringBuilder();
        private final StringBuilder blocks = new StringBuilder();

        Joined(String script) {
            this.script = script;
        }

        void add(String module) {
            scripts.put(module, script);
            String text = source.apply(module);
            IMPORT.matcher(text).results().forEach(found -> follow(module, found));
            List<String> functions = new ArrayList<>();
            List<String> values = new ArrayList<>();
            EXPORT.matcher(text).results().forEach(found -> {
                (found.group(1).equals("const") ? values : functions).add(found.group(2));
                String other = exporters.put(found.group(2), module);
                if (other != null) {
                    throw new IllegalStateException(module + ".js and " + other + ".js both export " + found.group(2));
                }
            });
            String body = EXPORT.matcher(IMPORT.matcher(text).replaceAll("")).replaceAll("$1 $2");
            if (OTHERWISE.matcher(body).find()) {
                throw new IllegalStateException(module + ".js imports or exports in a way that cannot be joined");
            }
            blocks.append("{ // ").append(module).append('\n').append(handed(module, functions))
                    .append(REMARK.matcher(body).replaceAll("")).append(handed(module, values)).append("}\n");
            List<String> names = Stream.of(functions, values).flatMap(List::stream).toList();
            exported.addAll(names);
            if (!names.isEmpty()) {
                handing.append("  ").append(module).append(": o => {").append(names.stream()
                        .map(name -> "if (\"" + name + "\" in o) " + name + " = o." + name + ";")
                        .collect(Collectors.joining(" "))).append("},\n");
            }
        }

        private void follow(String module, MatchResult found) {
            String names = found.group(1);
            if (names != null && RENAMED.matcher(names).find()) {
                throw new IllegalStateException(module + ".js imports under another name");
            }
            String holder = scripts.get(found.group(2));
            if (holder == null) {
                add(found.group(2));
            } else if (!holder.equals(script) && names != null) {
                imported.computeIfAbsent(holder, none -> new TreeSet<>()).addAll(List.of(names.trim().split(",\\s*")));
            }
        }

        String text() {
            StringBuilder text = new StringBuilder();
            imported.forEach((holder, names) -> text.append("import {").append(String.join(", ", names))
                    .append("} from \"./").append(holder).append(".js\";\n"));
            String all = String.join(", ", exported);
            return text.append(all.isEmpty() ? "" : "let " + all + ";\n").append("const $out = {\n").append(handing)
                    .append("};\n").append(blocks).append("export {").append(all).append("};\n").toString();
        }

        private static String handed(String module, List<String> names) {
            return names.isEmpty() ? "" : "$out." + module + "({" + String.join(", ", names) + "});\n";
        }
    }
}
