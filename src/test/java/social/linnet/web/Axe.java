package social.linnet.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;

/// Looks at a page with axe: WCAG 2.0 to 2.2, A and AA, and its best practice. By hand and not with axe's own builder,
/// which carries all that axe finds in order, too, out of the browser: half of the time went into that.
final class Axe {

    static final int HEIGHT = 900;
    /// Reads each colour of a page once. axe reads it anew for every element, by a library whose time is half of what a look
    /// at the contrasts takes.
    private static final String READ_ONCE = """
            ;{
                const colour = axe.commons.color.Color.prototype, parse = colour.parseString, known = new Map();
                colour.parseString = function (text) {
                    if (!known.has(text)) {
                        parse.call(this, text);
                        known.set(text, [this.r, this.g, this.b, this.alpha]);
                    }
                    [this.r, this.g, this.b, this.alpha] = known.get(text);
                    return this;
                };
            }
            """;
    private static final String SCRIPT = resource("/axe.min.js") + READ_ONCE;
    /// Once the theme is drawn, and what fades into it has done so.
    private static final String RUN = """
            async what => {
                await new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)));
                document.getAnimations().filter(one => one instanceof CSSTransition).forEach(one => one.finish());
                // what floats over a page hides nothing that does not come out by scrolling, and does not come up while axe looks (of
                // new posts is told whenever another story makes some); posts far below are laid out by a guess until somebody comes near
                const floating = document.querySelectorAll(".fab, .bar, #new-posts"), far = document.querySelectorAll(".feed > .post");
                // it floats in a line of no height
                const lines = document.querySelectorAll(".pill-line");
                lines.forEach(one => one.style.blockSize = "auto");
                floating.forEach(one => one.checkVisibility() ? one.style.position = "static" : one.style.display = "none");
                far.forEach(one => one.style.contentVisibility = "visible");
                const found = await axe.run(document, {resultTypes: ["violations"], elementRef: false, iframes: false, preload: false,
                  ...what});
                floating.forEach(one => one.style.position = one.style.display = "");
                lines.forEach(one => one.style.blockSize = "");
                far.forEach(one => one.style.contentVisibility = "");
                const beside = node => [...node.any, ...node.all, ...node.none].flatMap(check => check.relatedNodes)
                    .map(related => related.target).join(" | ");
                return found.violations.flatMap(rule => rule.nodes.slice(0, 3)
                    .map(node => `${rule.id}: ${node.html.slice(0, 200)} ${node.target} ${node.failureSummary} ${beside(node)}`));
            }
            """;
    private static final Map<String, Object> ALL = Map.of("runOnly",
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"));
    /// The rules that look at colours. A theme gives other values to the tokens of colour and changes nothing else
    /// (AccessibilityTest holds it to that), so no other rule can find anything new when only the theme is another.
    private static final List<String> OF_COLOURS = List.of("color-contrast", "link-in-text-block");
    private static final Map<String, Object> COLOURS = Map.of("runOnly", OF_COLOURS);
    private static final Map<String, Object> LAYOUT = Map.of("runOnly", ALL.get("runOnly"), "rules",
            OF_COLOURS.stream().collect(Collectors.toMap(rule -> rule, _ -> Map.of("enabled", false))));
    private static final Map<String, Object> OPEN = Map.of("runOnly", ALL.get("runOnly"), "rules",
            Map.of("target-size", Map.of("enabled", false)));
    /// What runs out of the window by itself, and not in a part that scrolls.
    private static final String WIDER = """
            () => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.body.querySelectorAll("*")]
                .filter(one => one.getBoundingClientRect().right > innerWidth + 1 || one.getBoundingClientRect().left < -1)
                .filter(one => { for (let up = one.parentElement; up; up = up.parentElement)
                    if (up !== document.documentElement && getComputedStyle(up).overflowX !== "visible") return false; return true; })
                .slice(0, 5).map(one => one.outerHTML.slice(0, 140))
            """;

    private Axe() {
    }

    /// Puts axe into every page of this browser.
    static void into(BrowserContext context) {
        context.addInitScript(SCRIPT);
        // a page is looked at for seconds, on a busy machine for many
        context.setDefaultTimeout(120_000);
    }

    /// What is wrong with a page.
    static List<String> everything(Page page) {
        return lines(page.evaluate(RUN, ALL));
    }

    /// What is wrong with a page on which something stands open. How large targets are is looked at on the pages: what
    /// stands open covers a part of those behind it.
    static List<String> open(Page page) {
        return lines(page.evaluate(RUN, OPEN));
    }

    /// What is wrong with a page whose colours were looked at in a wider window.
    static List<String> layout(Page page) {
        return lines(page.evaluate(RUN, LAYOUT));
    }

    /// What is wrong with its colours.
    static List<String> colours(Page page) {
        return lines(page.evaluate(RUN, COLOURS));
    }

    /// What runs out of a window of this width.
    static List<String> wider(Page page, int width) {
        page.setViewportSize(width, HEIGHT);
        return lines(page.evaluate(WIDER)).stream().map(line -> "wider than " + width + " pixels: " + line).toList();
    }

    private static List<String> lines(Object found) {
        return ((List<?>) found).stream().map(String::valueOf).toList();
    }

    private static String resource(String name) {
        try (InputStream in = Axe.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
