package social.linnet.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/// The pages of the site as `pages.txt` lists them: every route that answers a GET, with an example or the reason why it
/// has none.
final class SitePages {

    /// The route that is there while nobody looks after the network.
    static final String SETUP = "/setup";

    /// Doors for programs, which answer no pages.
    private static final Pattern FOR_PROGRAMS = Pattern.compile("/(api|\\.well-known)/.*");
    private static final Pattern LINE = Pattern.compile("(guest|member|-)\\s+(/\\S*)\\s+(\\S.*)");
    private static final Pattern NAMED = Pattern.compile("\\{([a-z]+)}");

    private SitePages() {
    }

    /// @param member  whether somebody who is signed in looks, who is an administrator
    /// @param address with names in braces for what a story makes
    record Example(boolean member, String route, String address) {

        /// The address, with what the story made.
        String in(Map<String, ?> story) {
            return NAMED.matcher(address).replaceAll(found -> Matcher.quoteReplacement(Objects.requireNonNull(
                    story.get(found.group(1)), () -> "nothing in the story is called " + found.group(1)).toString()));
        }

        /// What its pictures are called: `member-settings-account`.
        String name() {
            String words = address.replaceAll("\\{[a-z]+}", "x").replaceAll("\\?.*", "-asked")
                    .replaceAll("[^a-z-]+", "-").replaceAll("^-|-$", "");
            return (member ? "member-" : "guest-") + (words.isEmpty() ? "landing" : words);
        }
    }

    static List<Example> all() {
        return lines().stream().filter(line -> !line.group(1).equals("-"))
                .map(line -> new Example(line.group(1).equals("member"), line.group(2), line.group(3))).toList();
    }

    /// Fails where a route is in no line, or a line has no route.
    static void requireComplete(RequestMappingHandlerMapping mapping) {
        Set<String> there = new TreeSet<>();
        mapping.getHandlerMethods().forEach((info, handler) -> {
            Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
            if (handler.getBeanType().getPackageName().startsWith("social.linnet")
                    && (methods.isEmpty() || methods.contains(RequestMethod.GET))) {
                info.getPatternValues().stream().map(path -> path.replaceAll("\\{[^}]*}", "{}"))
                        .filter(path -> !FOR_PROGRAMS.matcher(path).matches()).forEach(there::add);
            }
        });
        Set<String> told = lines().stream().map(line -> line.group(2)).collect(Collectors.toCollection(TreeSet::new));
        assertThat(there).as("routes of which pages.txt says nothing").isSubsetOf(told);
        assertThat(told).as("routes of pages.txt that are not there").isSubsetOf(there);
    }

    private static List<Matcher> lines() {
        try (InputStream in = SitePages.class.getResourceAsStream("/pages.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#")).map(line -> {
                        Matcher read = LINE.matcher(line.strip());
                        assertThat(read.matches()).as("who, a route and an address: %s", line).isTrue();
                        return read;
                    }).toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
