package social.linnet.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import org.junit.jupiter.api.Test;

class ScriptsTest {

    @Test
    void modulesBecomeOneScriptInTheOrderInWhichTheyRun() {
        String joined = new Scripts(Map.of(
                "app", """
                        // the first
                        import {nest} from "./nest.js";
                        import "./song.js";
                        nest(1);
                        """,
                "nest", """
                        import {egg} from "./egg.js";
                        const size = 3;
                        export function nest(n) {
                          return egg + size + n;
                        }
                        """,
                "egg", """
                        import {nest} from "./nest.js";
                        const size = 1;
                        export const egg = size;
                        """,
                "song", "const size = 5;\n")::get).join("app");
        assertThat(joined).isEqualTo("""
                let egg, nest;
                const $out = {
                  egg: o => {if ("egg" in o) egg = o.egg;},
                  nest: o => {if ("nest" in o) nest = o.nest;},
                };
                { // egg
                const size = 1;
                const egg = size;
                $out.egg({egg});
                }
                { // nest
                $out.nest({nest});
                const size = 3;
                function nest(n) {
                  return egg + size + n;
                }
                }
                { // song
                const size = 5;
                }
                { // app
                nest(1);
                }
                export {egg, nest};
                """);
    }

    @Test
    void whatComesLaterImportsFromTheScriptThatHoldsIt() {
        Scripts scripts = new Scripts(Map.of(
                "app", "import {one} from \"./one.js\";\n",
                "one", "export const one = 1;\n",
                "two", "import {one} from \"./one.js\";\nexport const two = one + one;\n",
                "late", "import {one} from \"./one.js\";\nimport {two} from \"./two.js\";\n// a remark\nalert(one + two);\n")::get);
        scripts.join("app");
        assertThat(scripts.join("two")).startsWith("import {one} from \"./app.js\";\nlet two;\n").doesNotContain("const one");
        assertThat(scripts.beside("late")).isEqualTo(
                "import {one} from \"./app.js\";\nimport {two} from \"./two.js\";\nalert(one + two);\n");
    }

    @Test
    void whatCouldMeanSomethingElseThanInABrowserIsRefused() {
        assertThatThrownBy(() -> new Scripts(Map.of("app", "import {a} from \"./one.js\";\nexport const a = 1;\n",
                "one", "export const a = 2;\n")::get).join("app")).hasMessage("app.js and one.js both export a");
        assertThatThrownBy(() -> new Scripts(Map.of("app", "import {a as b} from \"./one.js\";\n",
                "one", "export const a = 2;\n")::get).join("app")).hasMessage("app.js imports under another name");
        for (String line : new String[] {"export let a = 1;", "export default 1;", "import * as all from \"./one.js\";",
                "import one from './one.js';", "import(`./one.js`);"}) {
            assertThatThrownBy(() -> new Scripts(Map.of("app", line + "\n")::get).join("app"))
                    .as(line).isInstanceOf(IllegalStateException.class);
        }
    }
}
