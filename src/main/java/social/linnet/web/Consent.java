package social.linnet.web;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/// An app asks to act for somebody.
///
/// @param app     what it calls itself
/// @param website its address, or null
/// @param scopes  what it asks for: `read`, `write`, `follow`, `push`, `profile` or narrower, `write:media`
/// @param fields  what the form carries back as it came, by name
public record Consent(Frame frame, String app, @Nullable String website, List<String> scopes,
                      Map<String, String> fields) {

    /// A scope in plain words; one without words of its own is shown by its wider one's.
    public String means(String scope) {
        String whole = "scope." + scope.replace(':', '.');
        if (frame.messages().has(whole)) {
            return frame.t(whole);
        }
        int colon = scope.indexOf(':');
        String wide = "scope." + (colon < 0 ? scope : scope.substring(0, colon));
        return frame.messages().has(wide) ? frame.t(wide) : frame.t("scopes.other", scope);
    }
}
