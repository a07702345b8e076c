package social.linnet.post;

import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Drafts to a column and back. What an earlier version did not know is absent, what a later one no longer knows is
/// passed over.
@Component
final class DraftCodec {

    private final JsonMapper json = JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();

    String encode(Draft draft) {
        return json.writeValueAsString(draft);
    }

    Draft decode(String text) {
        return json.readValue(text, Draft.class);
    }
}
