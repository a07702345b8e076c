package social.linnet.mastodon.docs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.stereotype.Component;

import social.linnet.account.Scopes;
import social.linnet.instance.ApiRoute;
import social.linnet.mastodon.entity.Addresses;
import social.linnet.settings.House;

/// The routes as an [OpenAPI 3.1](https://spec.openapis.org/oas/v3.1.1) document.
@Component
public final class OpenApi {

    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");
    private static final List<String> BODIES = List.of("application/json", "application/x-www-form-urlencoded",
            "multipart/form-data");

    private final Catalogue catalogue;
    private final House house;
    private final Addresses addresses;

    OpenApi(Catalogue catalogue, House house, Addresses addresses) {
        this.catalogue = catalogue;
        this.house = house;
        this.addresses = addresses;
    }

    /// The document.
    public Map<String, Object> document() {
        List<ApiRoute> routes = catalogue.routes();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        document.put("info", Map.of("title", house.name() + " API", "version", "1",
                "description", "Mastodon’s client API. What Mastodon has no word for stands under the key linnet.",
                "license", Map.of("name", "Apache-2.0", "identifier", "Apache-2.0")));
        document.put("servers", List.of(Map.of("url", addresses.origin())));
        Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
        for (ApiRoute route : routes) {
            paths.computeIfAbsent(path(route), _ -> new LinkedHashMap<>())
                    .put(route.method().toLowerCase(Locale.ROOT), operation(route));
        }
        document.put("paths", paths);
        document.put("components", Map.of("schemas", schemas(routes), "securitySchemes", Map.of("token", flows())));
        return document;
    }

    /// `/**` is not a path of OpenAPI: a last variable stands for the rest.
    private static String path(ApiRoute route) {
        return route.path().replace("/**", "/{rest}");
    }

    private static Map<String, Object> operation(ApiRoute route) {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("operationId", (route.method().toLowerCase(Locale.ROOT) + route.path())
                .replaceAll("[^A-Za-z0-9]+", "_").replaceAll("_$", ""));
        operation.put("summary", route.summary());
        if (!route.section().isEmpty()) {
            operation.put("tags", List.of(route.section()));
        }
        operation.put("security", security(route.who()));
        operation.put("parameters", parameters(route));
        if (hasBody(route) && !route.parameters().isEmpty()) {
            Map<String, Object> schema = body(route);
            Map<String, Object> content = new LinkedHashMap<>();
            BODIES.forEach(type -> content.put(type, Map.of("schema", schema)));
            operation.put("requestBody", Map.of("content", content));
        }
        operation.put("responses", responses(route));
        return operation;
    }

    private static boolean hasBody(ApiRoute route) {
        return !route.method().equals("GET");
    }

    private static List<Map<String, List<String>>> security(ApiRoute.Who who) {
        // of several scopes one is enough, which OpenAPI says by alternatives
        List<Map<String, List<String>>> ways = new ArrayList<>();
        if (who.caller() == ApiRoute.Caller.ANYBODY) {
            ways.add(Map.of());
        }
        if (who.scopes().isEmpty()) {
            ways.add(Map.of("token", List.of()));
        }
        who.scopes().forEach(scope -> ways.add(Map.of("token", List.of(scope))));
        return ways;
    }

    private static List<Map<String, Object>> parameters(ApiRoute route) {
        List<Map<String, Object>> parameters = new ArrayList<>();
        Matcher variables = VARIABLE.matcher(path(route));
        while (variables.find()) {
            parameters.add(parameter(variables.group(1), "path", true, Map.of("type", "string")));
        }
        if (!hasBody(route)) {
            route.parameters().forEach(one -> parameters.add(parameter(isList(one) ? one.name() + "[]" : one.name(),
                    "query", one.required(), Schemas.of(one))));
        }
        return parameters;
    }

    private static boolean isList(ApiRoute.Parameter parameter) {
        return List.of("ids", "list", "numbers").contains(parameter.type());
    }

    private static Map<String, Object> parameter(String name, String in, boolean required, Object schema) {
        Map<String, Object> parameter = new LinkedHashMap<>();
        parameter.put("name", name);
        parameter.put("in", in);
        parameter.put("required", required);
        parameter.put("schema", schema);
        return parameter;
    }

    private static Map<String, Object> body(ApiRoute route) {
        Map<String, Object> properties = new LinkedHashMap<>();
        route.parameters().forEach(one -> properties.put(one.name(), Schemas.of(one)));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        List<String> required = route.parameters().stream().filter(ApiRoute.Parameter::required)
                .map(ApiRoute.Parameter::name).toList();
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        return schema;
    }

    private static Map<String, Object> responses(ApiRoute route) {
        Map<String, Object> responses = new TreeMap<>();
        responses.put("200", Map.of("description", route.answer().isEmpty() ? "Done" : route.answer(),
                "content", Map.of(route.answer().equals("zip") ? "application/zip" : "application/json",
                        Map.of("schema", Schemas.reference(route.answer())))));
        errors(route).forEach((status, description) -> responses.put(String.valueOf(status), Map.of("description",
                description, "content", Map.of("application/json", Map.of("schema", Schemas.reference("Error"))))));
        return responses;
    }

    /// The errors that a route may answer, and when.
    public static Map<Integer, String> errors(ApiRoute route) {
        Map<Integer, String> errors = new TreeMap<>();
        errors.put(401, "There is no token, or it is not good");
        errors.put(404, "There is no such thing, or it is not for this viewer");
        errors.put(422, "What was sent is not valid, or a token of a person is needed");
        errors.put(429, "Too much in a short time");
        if (route.who().caller() != ApiRoute.Caller.ANYBODY || !route.who().scopes().isEmpty()
                || route.path().startsWith("/oauth/")) {
            errors.put(403, "The token lacks the scope, or this may not be done");
        }
        if (hasBody(route)) {
            errors.put(400, "The body cannot be read");
            errors.put(413, "The body is too large");
            errors.put(415, "The body is neither JSON nor a form");
        }
        if (route.path().equals("/.well-known/webfinger")) {
            errors.put(400, "The resource is missing");
        }
        if (route.path().equals("/api/oembed")) {
            errors.put(501, "Another format than JSON");
        }
        return errors;
    }

    private static Map<String, Object> schemas(List<ApiRoute> routes) {
        Map<String, Object> schemas = new TreeMap<>();
        schemas.put("Error", Schemas.error());
        routes.forEach(route -> Schemas.name(route.answer()).ifPresent(name ->
                schemas.computeIfAbsent(name, Schemas::entity)));
        return schemas;
    }

    private Map<String, Object> flows() {
        Map<String, String> scopes = new TreeMap<>();
        Scopes.known().forEach(scope -> scopes.put(scope, scope));
        return Map.of("type", "oauth2", "flows", Map.of(
                "authorizationCode", Map.of("authorizationUrl", addresses.at("/oauth/authorize"),
                        "tokenUrl", addresses.at("/oauth/token"), "scopes", scopes),
                "clientCredentials", Map.of("tokenUrl", addresses.at("/oauth/token"), "scopes", scopes)));
    }
}
