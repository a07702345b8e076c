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
}
