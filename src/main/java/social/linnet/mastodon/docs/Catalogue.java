package social.linnet.mastodon.docs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import social.linnet.instance.ApiCatalogue;
import social.linnet.instance.ApiRoute;
import social.linnet.mastodon.access.Needs;
import social.linnet.mastodon.access.Public;

/// The routes that are there, from the handlers themselves: path, method and scopes are what is enforced, and the rest
/// is the table's.
@Component
public final class Catalogue implements ApiCatalogue {

    private static final String MODULE = "social.linnet.mastodon";

    private final ObjectProvider<RequestMappingHandlerMapping> handlers;
    private final RouteTable table;

    Catalogue(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> handlers,
              RouteTable table) {
        this.handlers = handlers;
        this.table = table;
    }

    @Override
    public List<ApiRoute> routes() {
        Map<String, ApiRoute> there = handled();
        List<ApiRoute> routes = new ArrayList<>();
        for (RouteTable.Line line : table.lines()) {
            ApiRoute handled = there.remove(line.key());
            if (handled != null) {
                ApiRoute told = line.route();
                routes.add(new ApiRoute(told.tier(), told.section(), told.method(), handled.path(), handled.who(),
                        told.parameters(), told.answer(), told.summary()));
            }
        }
        routes.addAll(there.values());
        return routes;
    }

    /// What the handlers say, by method and path.
    public Map<String, ApiRoute> handled() {
        Map<String, ApiRoute> routes = new TreeMap<>();
        handlers.getObject().getHandlerMethods().forEach((info, method) -> {
            if (method.getBeanType().getPackageName().startsWith(MODULE)) {
                for (ApiRoute route : routes(info, method)) {
                    routes.put(RouteTable.Line.key(route.method(), route.path()), route);
                }
            }
        });
        return new LinkedHashMap<>(routes);
    }

    private static List<ApiRoute> routes(RequestMappingInfo info, HandlerMethod method) {
        Set<String> paths = info.getPatternValues();
        return info.getMethodsCondition().getMethods().stream().flatMap(verb -> paths.stream().map(path ->
                new ApiRoute(3, "", verb.name(), path, who(method), List.of(), "", ""))).toList();
    }

    private static ApiRoute.Who who(HandlerMethod method) {
        @Nullable Needs needs = method.getMethodAnnotation(Needs.class);
        if (needs != null) {
            return new ApiRoute.Who(needs.person() ? ApiRoute.Caller.PERSON : ApiRoute.Caller.APP,
                    Arrays.asList(needs.value()));
        }
        @Nullable Public open = method.getMethodAnnotation(Public.class);
        return new ApiRoute.Who(ApiRoute.Caller.ANYBODY, open == null ? List.of() : Arrays.asList(open.value()));
    }
}
