package social.linnet.mastodon;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import social.linnet.account.Scopes;
import social.linnet.instance.ApiRoute;
import social.linnet.mastodon.access.Needs;
import social.linnet.mastodon.access.Public;
import social.linnet.mastodon.docs.RouteTable;
import social.linnet.mastodon.limit.PerItem;
import social.linnet.mastodon.wire.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/// Every address of this door says for whom it is.
class HandlersTest extends MastodonTest {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;
    @Autowired
    private RouteTable table;

    @Test
    void everyHandlerSaysForWhomItIsAndAnswersBytes() {
        List<HandlerMethod> handlers = mapping.getHandlerMethods().values().stream()
                .filter(handler -> handler.getBeanType().getPackageName().startsWith("social.linnet.mastodon")).toList();
        assertThat(handlers).hasSizeGreaterThan(35);
        for (HandlerMethod handler : handlers) {
            Needs needs = handler.getMethodAnnotation(Needs.class);
            Public open = handler.getMethodAnnotation(Public.class);
            assertThat(needs == null).as(handler.toString()).isNotEqualTo(open == null);
            assertThat(handler.getReturnType().getParameterType()).as(handler.toString()).isEqualTo(Answer.class);
            for (String scope : needs != null ? needs.value() : open.value()) {
                assertThat(Scopes.known()).as(handler.toString()).contains(scope);
            }
        }
    }

    /// What is asked of many at once counts as often as it names.
    @Test
    void whatNamesManyIsMeteredByEach() {
        Map<String, HandlerMethod> handlers = new HashMap<>();
        mapping.getHandlerMethods().forEach((where, handler) -> where.getMethodsCondition().getMethods().forEach(method ->
                where.getPatternValues().forEach(path -> handlers.put(method + " " + path, handler))));
        int batches = 0;
        for (RouteTable.Line line : table.lines()) {
            for (ApiRoute.Parameter parameter : line.route().parameters()) {
                HandlerMethod handler = handlers.get(line.route().method() + " " + line.route().path());
                if (line.there() && handler != null && parameter.type().equals("ids")
                        && List.of("id", "account_ids").contains(parameter.name())) {
                    PerItem items = handler.getMethodAnnotation(PerItem.class);
                    assertThat(items).as(line.key()).isNotNull();
                    assertThat(items.value()).as(line.key()).isEqualTo(parameter.name());
                    batches++;
                }
            }
        }
        assertThat(batches).isGreaterThanOrEqualTo(7);
    }

    @Test
    void emptyListsAndTheServerItselfAreThere() {
        for (String path : List.of("instance/peers", "instance/domain_blocks")) {
            assertThat(http().get("/api/v1/" + path).toString()).isEqualTo("200 []");
        }
        Http alice = member("alice").http();
        for (String path : List.of("v1/filters", "v2/filters", "v1/lists", "v1/followed_tags", "v1/notifications")) {
            assertThat(alice.get("/api/" + path).toString()).isEqualTo("200 []");
        }
        assertThat(alice.get("/api/v1/markers").toString()).isEqualTo("200 {}");
        assertThat(alice.get("/api/v1/preferences").text("posting:default:visibility")).isEqualTo("public");
        Reply instance = http().get("/api/v2/instance");
        assertThat(instance.text("version")).startsWith("4.5.0 (compatible; Linnet ");
        assertThat(instance.body().path("configuration").path("statuses").path("max_characters").asInt())
                .isEqualTo(500);
        assertThat(instance.body().path("configuration").path("urls").path("streaming").asString())
                .isEqualTo(origin.replace("http", "ws"));
        assertThat(http().get("/api/v1/instance").body().path("stats").path("user_count").isIntegralNumber()).isTrue();
        assertThat(http().get("/nodeinfo/2.0").body().path("software").path("name").asString()).isEqualTo("linnet");
        assertThat(http().get("/.well-known/nodeinfo").body().path("links").path(0).path("href").asString())
                .isEqualTo(origin + "/nodeinfo/2.0");
        assertThat(http().get("/.well-known/host-meta").toString()).contains(origin + "/.well-known/webfinger");
    }

    @Test
    void webFingerFindsWhoIsHere() {
        Member alice = member("alice");
        Reply found = http().get("/.well-known/webfinger?resource=acct:" + alice.handle() + "@" + domain());
        assertThat(found.text("subject")).isEqualTo("acct:" + alice.handle() + "@" + domain());
        assertThat(found.header("Content-Type")).startsWith("application/jrd+json");
        assertThat(http().get("/.well-known/webfinger?resource=acct:" + alice.handle() + "@other.example").status())
                .isEqualTo(404);
        assertThat(http().get("/.well-known/webfinger").status()).isEqualTo(400);
    }
}
