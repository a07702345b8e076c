package social.linnet.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import social.linnet.instance.ApiRoute;

/// The routes of the API, by what they are about. What a route does is told in English, as the API speaks.
public record ApiPage(Frame frame, Map<String, List<ApiRoute>> sections) {

    /// For whom a route is, in the reader's words.
    public String who(ApiRoute route) {
        String scopes = String.join(", ", route.who().scopes());
        return switch (route.who().caller()) {
            case ANYBODY -> scopes.isEmpty() ? frame.t("api.anybody") : frame.t("api.anybody.scopes", scopes);
            case APP -> scopes.isEmpty() ? frame.t("api.app") : frame.t("api.app.scopes", scopes);
            case PERSON -> scopes.isEmpty() ? frame.t("api.person") : frame.t("api.person.scopes", scopes);
        };
    }

    /// A parameter as it is written in a table: its name, its type, and its words if there are only some.
    public String type(ApiRoute.Parameter parameter) {
        return parameter.words().isEmpty() ? parameter.type()
                : parameter.words().stream().collect(Collectors.joining(" | "));
    }
}
