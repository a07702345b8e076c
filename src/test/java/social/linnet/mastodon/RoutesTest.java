package social.linnet.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import social.linnet.account.Scopes;
import social.linnet.instance.ApiRoute;
import social.linnet.mastodon.docs.Catalogue;
import social.linnet.mastodon.docs.RouteTable;

import tools.jackson.databind.JsonNode;

/// The table of routes and the handlers say the same: no route without a line, no line without its route unless it says
/// so itself, and the scopes of both are equal.
class RoutesTest extends MastodonTest {

    @Autowired
    private RouteTable table;
    @Autowired
    private Catalogue catalogue;

    @Test
    void theTableAndTheHandlersAgree() {
        Map<String, ApiRoute> there = catalogue.handled();
        List<String> wrong = new ArrayList<>();
        Set<String> told = new HashSet<>();
        for (RouteTable.Line line : table.lines()) {
            if (!told.add(line.key())) {
                wrong.add("two lines for " + line.key());
            }
            ApiRoute route = there.get(line.key());
            if (line.there() && route == null) {
                wrong.add("not there: " + line.key() + " (mark it with - in api/routes.txt)");
            } else if (!line.there() && route != null) {
                wrong.add("there by now: " + line.key() + " (unmark it in api/routes.txt)");
            } else if (route != null && !same(line.route().who(), route.who())) {
                wrong.add(line.key() + " is told for " + line.route().who() + ", and is for " + route.who());
            }
        }
        there.keySet().stream().filter(key -> !told.contains(key)).forEach(key -> wrong.add("no line for " + key));
        assertThat(wrong).isEmpty();
    }

    private static boolean same(ApiRoute.Who told, ApiRoute.Who is) {
        return told.caller() == is.caller() && new TreeSet<>(told.scopes()).equals(new TreeSet<>(is.scopes()));
    }

    @Test
    void everyScopeOfTheTableIsOneAndEveryScopeThereIsCanBeAskedFor() {
        for (RouteTable.Line line : table.lines()) {
            assertThat(Scopes.known()).as(line.key()).containsAll(line.route().who().scopes());
        }
        for (String scope : Scopes.known()) {
            assertThat(Scopes.parse(scope).names()).containsExactly(scope);
        }
        assertThat(Scopes.known()).contains("profile", "push", "admin:read:reports", "admin:write:ip_blocks",
                "write:conversations", "read:search");
    }

    @Test
    void theDocumentTellsEveryRouteAndThePageShowsIt() {
        JsonNode document = http().get("/api/docs/openapi.json").body();
        assertThat(document.path("openapi").asString()).isEqualTo("3.1.0");
        Set<String> ids = new HashSet<>();
        for (ApiRoute route : catalogue.handled().values()) {
            JsonNode operation = document.path("paths").path(route.path().replace("/**", "/{rest}"))
                    .path(route.method().toLowerCase(Locale.ROOT));
            assertThat(operation.isObject()).as(route.method() + " " + route.path()).isTrue();
            assertThat(operation.path("summary").asString()).as(route.path()).isNotBlank();
            assertThat(operation.path("responses").has("200")).isTrue();
            assertThat(ids.add(operation.path("operationId").asString())).as(operation.toString()).isTrue();
        }
        references(document).forEach(name -> assertThat(document.path("components").path("schemas").has(name)).as(name).isTrue());
        Reply page = http().get("/api/docs");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(page.toString()).contains("/api/v1/statuses").doesNotContain("<script>");
    }

    private static Set<String> references(JsonNode node) {
        Set<String> names = new TreeSet<>();
        node.findValues("$ref").forEach(one -> names.add(one.asString().substring("#/components/schemas/".length())));
        return names;
    }
}
