package social.linnet.mastodon.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.springframework.stereotype.Component;

import social.linnet.instance.ApiRoute;

/// The table `api/routes.txt`: every route with what may be sent and what comes back, which no handler's signature says.
@Component
public final class RouteTable {

    private static final List<String> PAGING = List.of("max_id:id", "since_id:id", "min_id:id", "limit:number");

    private final List<Line> lines;

    RouteTable() {
        this.lines = read();
    }

    /// @param there false for a route that is still to come
    public record Line(ApiRoute route, boolean there) {

        /// Method and path, whatever its variables are called.
        public String key() {
            return key(route.method(), route.path());
        }

        static String key(String method, String path) {
            return method + " " + path.replaceAll("\\{[^}]*}", "{}");
        }
    }

    /// Every line, in the order of the file.
    public List<Line> lines() {
        return lines;
    }

    private static List<Line> read() {
        try (InputStream in = RouteTable.class.getResourceAsStream("/api/routes.txt")) {
            if (in == null) {
                throw new IllegalStateException("api/routes.txt is not on the class path");
            }
            List<Line> lines = new ArrayList<>();
            String section = "";
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (line.startsWith("# --- ")) {
                    section = line.substring(6).strip();
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    lines.add(line(section, line));
                }
            }
            return List.copyOf(lines);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Line line(String section, String line) {
        String[] columns = Arrays.stream(line.split("\\|", -1)).map(String::strip).toArray(String[]::new);
        if (columns.length != 7) {
            throw new IllegalStateException("not seven columns: " + line);
        }
        int tier = Integer.parseInt(columns[0]);
        return new Line(new ApiRoute(Math.abs(tier), section, columns[1], columns[2], who(columns[3]),
                parameters(columns[4]), columns[5], columns[6]), tier > 0);
    }

    private static ApiRoute.Who who(String text) {
        String[] parts = text.split("\\+", 2);
        List<String> more = parts.length == 1 ? List.of() : List.of(parts[1].split(","));
        return switch (parts[0]) {
            case "public" -> new ApiRoute.Who(ApiRoute.Caller.ANYBODY, more);
            case "app" -> new ApiRoute.Who(ApiRoute.Caller.APP, more);
            case "user" -> new ApiRoute.Who(ApiRoute.Caller.PERSON, more);
            default -> new ApiRoute.Who(ApiRoute.Caller.PERSON, List.of(text.split(",")));
        };
    }

    private static List<ApiRoute.Parameter> parameters(String text) {
        List<ApiRoute.Parameter> parameters = new ArrayList<>();
        for (String word : text.isEmpty() ? new String[0] : text.split("\\s+")) {
            if (word.equals("paging")) {
                PAGING.forEach(one -> parameters.add(parameter(one)));
            } else {
                parameters.add(parameter(word));
            }
        }
        return parameters;
    }

    private static ApiRoute.Parameter parameter(String word) {
        boolean required = word.endsWith("!");
        String text = required ? word.substring(0, word.length() - 1) : word;
        int colon = text.indexOf(':');
        int open = text.indexOf('(');
        String type = text.substring(colon + 1, open < 0 ? text.length() : open);
        List<String> words = open < 0 ? List.of() : List.of(text.substring(open + 1, text.length() - 1).split(","));
        return new ApiRoute.Parameter(text.substring(0, colon), type, required, words);
    }
}
