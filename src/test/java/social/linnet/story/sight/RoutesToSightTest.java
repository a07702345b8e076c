package social.linnet.story.sight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import social.linnet.testing.LinnetTest;

/// Every route of every door is one of three: a [Way] on which posts are met, a [Verb] that is tried on a post, or one
/// that shows no posts of others, with the reason (`showing-no-posts.txt`). Whoever adds a route says here which.
@LinnetTest
class RoutesToSightTest {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    @Test
    void noRouteIsForgotten() throws IOException {
        Set<String> there = new TreeSet<>();
        mapping.getHandlerMethods().forEach((info, handler) -> {
            if (handler.getBeanType().getPackageName().startsWith("social.linnet")) {
                there.addAll(routes(info));
            }
        });
        Map<String, String> without = showingNoPosts();
        Set<String> ways = Arrays.stream(Way.values()).map(way -> way.route).filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> verbs = Arrays.stream(Verb.values()).map(verb -> verb.route).collect(Collectors.toSet());

        Set<String> unknown = new TreeSet<>(there);
        unknown.removeIf(route -> ways.contains(route) || verbs.contains(route) || without.containsKey(route));
        assertThat(unknown).as("routes of which nobody said whether they show posts").isEmpty();
        assertThat(there).as("routes that are told and not there").containsAll(ways).containsAll(verbs)
                .containsAll(without.keySet());
        assertThat(without.keySet()).as("told to show no posts, and tried for posts").doesNotContainAnyElementsOf(ways)
                .doesNotContainAnyElementsOf(verbs);
        assertThat(without.values()).allSatisfy(reason -> assertThat(reason).isNotBlank());
    }

    private static Set<String> routes(RequestMappingInfo info) {
        Set<String> methods = info.getMethodsCondition().getMethods().stream().map(RequestMethod::name)
                .collect(Collectors.toSet());
        return (methods.isEmpty() ? Set.of("ANY") : methods).stream().flatMap(method -> info.getPatternValues().stream()
                .map(path -> method + " " + path.replaceAll("\\{[^}]*}", "{}"))).collect(Collectors.toSet());
    }

    /// Routes, each with the reason that stands above it.
    private static Map<String, String> showingNoPosts() throws IOException {
        try (InputStream in = RoutesToSightTest.class.getResourceAsStream("/showing-no-posts.txt")) {
            Map<String, String> routes = new LinkedHashMap<>();
            String reason = "";
            for (String line : new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (line.startsWith("# ")) {
                    reason = line.substring(2);
                } else if (!line.isBlank()) {
                    assertThat(routes.put(line.strip(), reason)).as("twice: %s", line).isNull();
                }
            }
            return routes;
        }
    }
}
