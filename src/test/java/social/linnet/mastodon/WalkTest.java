package social.linnet.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

import social.linnet.account.OAuthApps;
import social.linnet.account.OAuthTokens;
import social.linnet.account.Scopes;
import social.linnet.instance.ApiRoute;
import social.linnet.instance.ApiRoute.Caller;
import social.linnet.instance.ApiRoute.Parameter;
import social.linnet.mastodon.docs.Catalogue;
import social.linnet.mastodon.docs.OpenApi;

import tools.jackson.databind.json.JsonMapper;

/// Mallory walks over every route that the handlers have, with what is wrong: no token, the wrong one, ids of nothing, ids
/// of what is not hers, and every parameter in a form that it is not. Each answer must be one that the route's
/// description tells of, in JSON.
///
/// A new route is walked without anybody doing anything. What a route answers otherwise for a reason stands in the lists
/// below.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WalkTest extends MastodonTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String ID = "{id}";
    /// Ids of nothing: too small to have been given, no number, no `long`.
    private static final List<String> MISSING = List.of("1", "x", "99999999999999999999");

    /// Routes that answer also for an id of nothing, and why.
    private static final Map<String, String> NOTHING_IS_FINE = Map.of(
            "DELETE /api/v1/suggestions/{id}", "a suggestion that is none is none already",
            "GET /api/v1/annual_reports/{id}/state", "its id is a year, and no year has a report");

    /// Routes that do not look at a parameter yet.
    private static final Map<String, String> UNREAD = Map.of();

    @Autowired
    private Catalogue catalogue;
    @Autowired
    private OAuthApps apps;
    @Autowired
    private OAuthTokens tokens;

    private Member mallory;
    private Member bob;
    private Http app;
    private Http profileOnly;
    private Http pushOnly;
    private final Map<String, String> bobs = new LinkedHashMap<>();
    private final Map<String, String> mallorys = new LinkedHashMap<>();
    private final List<String> wrong = new ArrayList<>();

    @BeforeAll
    void people() {
        mallory = member("mallory");
        bob = member("bob");
        App registered = app(ALL);
        app = http().as(appToken(registered, ALL));
        OAuthApps.App known = apps.find(registered.id()).orElseThrow();
        profileOnly = http().as(tokens.issue(known, Long.parseLong(mallory.id()), new Scopes(Set.of("profile"))).text());
        pushOnly = http().as(tokens.issue(known, Long.parseLong(mallory.id()), new Scopes(Set.of("push"))).text());
        own(bob, bobs, "private");
        own(mallory, mallorys, "public");
        mallorys.put("/api/v1/accounts/", bob.id());
    }

    /// Makes one of everything for somebody, as far as there are routes for it.
    private void own(Member person, Map<String, String> kept, String visibility) {
        kept.put("/api/v1/statuses/", post(person, "a post of " + person.handle(), visibility).text("id"));
        made(kept, person.http().multipart("POST", "/api/v2/media", "file", Png.square(8)), "/api/v1/media/");
        made(kept, person.http().json("POST", "/api/v1/lists", Map.of("title", "mine")), "/api/v1/lists/",
                "/api/v1/timelines/list/");
        made(kept, person.http().json("POST", "/api/v2/filters", Map.of("title", "mine", "context", List.of("home"),
                "keywords_attributes", List.of(Map.of("keyword", "word")))), "/api/v2/filters/", "/api/v1/filters/");
        made(kept, person.http().json("POST", "/api/v1/featured_tags", Map.of("name", "mine")), "/api/v1/featured_tags/");
        made(kept, person.http().json("POST", "/api/v1/statuses", Map.of("status", "later", "scheduled_at",
                Instant.now().plus(Duration.ofDays(1)).toString())), "/api/v1/scheduled_statuses/");
        Reply poll = person.http().json("POST", "/api/v1/statuses", Map.of("status", "which?", "visibility", visibility,
                "poll", Map.of("options", List.of("a", "b"), "expires_in", 3600)));
        if (poll.status() == 200 && poll.body().path("poll").isObject()) {
            kept.put("/api/v1/polls/", poll.body().path("poll").path("id").asString());
        }
    }

    private static void made(Map<String, String> kept, Reply reply, String... paths) {
        if (reply.status() == 200 && reply.body().has("id")) {
            for (String path : paths) {
                kept.put(path, reply.text("id"));
            }
        }
    }

    private static String name(ApiRoute route) {
        return route.method() + " " + route.path();
    }

    private List<ApiRoute> routes(Predicate<ApiRoute> which) {
        List<ApiRoute> routes = catalogue.routes().stream().filter(which).toList();
        assertThat(routes).isNotEmpty();
        return routes;
    }

    private static boolean isPersonal(ApiRoute route) {
        return route.who().caller() == Caller.PERSON;
    }

    /// For mallory, who administers nothing, these are shut as a whole.
    private static boolean isAdministration(ApiRoute route) {
        return !route.who().scopes().isEmpty() && route.who().scopes().stream().allMatch(one -> one.startsWith("admin:"));
    }

    /// Streams stay open when nothing is wrong with the request.
    private static boolean ends(ApiRoute route) {
        return !route.answer().equals("stream");
    }

    @Test
    void withoutATokenNobodyGetsIn() {
        for (ApiRoute route : routes(route -> route.who().caller() != Caller.ANYBODY)) {
            expect(route, send(http(), route, "1", plausible(route)), Set.of(401), "no token");
            expect(route, send(http().as("not-a-token"), route, "1", plausible(route)), Set.of(401), "a wrong token");
        }
        done();
    }

    @Test
    void anAppByItselfIsNoPerson() {
        for (ApiRoute route : routes(WalkTest::isPersonal)) {
            expect(route, send(app, route, "1", plausible(route)), Set.of(422, 403), "an app's token");
        }
        done();
    }

    @Test
    void aTokenDoesWhatItsScopesSay() {
        for (ApiRoute route : routes(route -> !route.who().scopes().isEmpty())) {
            Http weak = route.who().scopes().contains("profile") ? pushOnly : profileOnly;
            expect(route, send(weak, route, "1", plausible(route)), Set.of(403), "a token without its scope");
        }
        done();
    }

    @Test
    void whatIsNotThereIsNotFound() {
        for (ApiRoute route : routes(route -> route.path().contains(ID) && ends(route)
                && !isAdministration(route) && !NOTHING_IS_FINE.containsKey(name(route)))) {
            for (String id : MISSING) {
                expect(route, send(mallory.http(), route, id, plausible(route)), Set.of(404), "id " + id);
            }
        }
        done();
    }

    @Test
    void whatIsSomebodyElsesMightAsWellNotBe() {
        int walked = 0;
        for (ApiRoute route : routes(route -> route.path().contains(ID))) {
            Optional<String> foreign = kept(bobs, route);
            if (foreign.isPresent()) {
                walked++;
                expect(route, send(mallory.http(), route, foreign.get(), plausible(route)), Set.of(404), "bob's");
                if (route.who().caller() == Caller.ANYBODY) {
                    expect(route, send(http(), route, foreign.get(), plausible(route)), Set.of(404), "bob's, nobody asking");
                }
            }
        }
        assertThat(walked).isGreaterThan(6);
        done();
    }

    private static Optional<String> kept(Map<String, String> kept, ApiRoute route) {
        return kept.entrySet().stream().filter(entry -> route.path().startsWith(entry.getKey() + ID))
                .map(Map.Entry::getValue).findFirst();
    }

    @Test
    void noParameterIsTakenForAnother() {
        for (ApiRoute route : routes(route -> !route.parameters().isEmpty() && ends(route))) {
            for (Parameter parameter : route.parameters()) {
                for (Object value : wrongs(parameter)) {
                    Map<String, Object> sent = plausible(route);
                    sent.put(parameter.name(), value);
                    Http who = route.who().caller() == Caller.APP ? app : mallory.http();
                    String id = kept(mallorys, route).orElse("1");
                    answered(route, send(who, route, id, sent), parameter.name() + " = " + value, isHeld(parameter)
                            && !UNREAD.containsKey(name(route)));
                }
            }
        }
        done();
    }

    /// Of these the form says whether they are right; of others only the house's rules do.
    private static boolean isHeld(Parameter parameter) {
        return switch (parameter.type()) {
            case "id", "ids", "flag", "number", "numbers" -> true;
            default -> false;
        };
    }

    private static List<Object> wrongs(Parameter parameter) {
        return switch (parameter.type()) {
            case "id" -> List.of("x", Map.of("a", "b"), List.of(List.of("1")));
            case "numbers" -> List.of(List.of("x"), Map.of("a", Map.of("b", "1")));
            case "ids" -> List.of(List.of("x"), Map.of("a", Map.of("b", "1")));
            case "flag" -> List.of("perhaps", Map.of("a", "b"));
            case "number" -> List.of("x", "-1e9", Map.of("a", "b"));
            case "time" -> List.of("soon", "2026-13-45T00:00:00Z", Map.of("a", "b"));
            case "file" -> List.of("no file", Map.of("a", "b"));
            case "object" -> List.of("x", List.of("x"), Map.of("a", Map.of("b", List.of("c"))));
            case "list" -> List.of(Map.of("a", Map.of("b", "c")), List.of(Map.of("x", List.of("y"))));
            default -> List.of(Map.of("a", "b"), List.of("a", "b"), "\u0000", "x".repeat(70_000));
        };
    }

    /// What this route could be sent: everything that must be there, in its right form.
    private static Map<String, Object> plausible(ApiRoute route) {
        Map<String, Object> sent = new LinkedHashMap<>();
        for (Parameter parameter : route.parameters()) {
            if (parameter.required()) {
                sent.put(parameter.name(), switch (parameter.type()) {
                    case "id" -> "1";
                    case "ids" -> List.of("1");
                    case "numbers" -> List.of("0");
                    case "flag" -> true;
                    case "number" -> 5;
                    case "time" -> Instant.now().plus(Duration.ofDays(2)).toString();
                    case "object" -> Map.of("endpoint", "https://push.example/x");
                    case "list" -> List.of("home");
                    default -> parameter.words().isEmpty() ? "words" : parameter.words().getFirst();
                });
            }
        }
        return sent;
    }

    private static Reply send(Http who, ApiRoute route, String id, Map<String, Object> sent) {
        String path = route.path().replace(ID, id).replace("/**", "/accounts").replaceAll("\\{[^}]*}", "words");
        if (route.method().equals("GET")) {
            return who.get(path + query(sent));
        }
        if (route.parameters().stream().anyMatch(one -> one.type().equals("file") && one.required())) {
            String[] pairs = sent.entrySet().stream().flatMap(entry -> Stream.of(entry.getKey(),
                    String.valueOf(entry.getValue()))).toArray(String[]::new);
            return who.multipart(route.method(), path, null, null, pairs);
        }
        return who.send(route.method(), path, "application/json", BodyPublishers.ofString(JSON.writeValueAsString(sent)));
    }

    private static String query(Map<String, Object> sent) {
        List<String> pairs = new ArrayList<>();
        sent.forEach((name, value) -> add(pairs, name, value));
        return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
    }

    private static void add(List<String> pairs, String name, Object value) {
        switch (value) {
            case Map<?, ?> map -> map.forEach((key, inner) -> add(pairs, name + "[" + key + "]", inner));
            case List<?> list -> list.forEach(inner -> add(pairs, name + "[]", inner));
            // an address has bounds of its own
            default -> pairs.add(URLEncoder.encode(name, StandardCharsets.UTF_8) + "=" + URLEncoder.encode(
                    String.valueOf(value).substring(0, Math.min(2000, String.valueOf(value).length())), StandardCharsets.UTF_8));
        }
    }

    private void expect(ApiRoute route, Reply reply, Set<Integer> statuses, String why) {
        if (!statuses.contains(reply.status())) {
            wrong.add(name(route) + " with " + why + " should be " + statuses + ": " + shortened(reply));
        }
        answered(route, reply, why, false);
    }

    private void answered(ApiRoute route, Reply reply, String why, boolean refused) {
        boolean good = reply.status() < 300;
        boolean told = good || OpenApi.errors(route).containsKey(reply.status());
        boolean json = good || reply.header("Content-Type").startsWith("application/json")
                && !reply.text("error").isBlank();
        boolean quiet = !reply.toString().contains("Exception") && !reply.toString().contains("java.");
        if (!told || !json || !quiet || refused && good) {
            wrong.add(name(route) + " with " + (why.length() > 80 ? why.substring(0, 80) : why) + " answers "
                    + shortened(reply));
        }
    }

    private static String shortened(Reply reply) {
        String text = reply.toString();
        return text.length() > 160 ? text.substring(0, 160) : text;
    }

    private void done() {
        List<String> found = List.copyOf(wrong);
        wrong.clear();
        assertThat(found).as(found.size() + " answers").isEmpty();
    }
}
