package social.linnet.mastodon.wire;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/// The JSON of this door, whatever the rest of the program uses: written in snake case with nulls, read strictly.
public final class Json {

    private static final JsonMapper OUT = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();
    private static final JsonMapper IN = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(12).maxNumberLength(40)
                            .maxNameLength(200).maxTokenCount(5000).maxStringLength(DoorFilter.MAX_BODY).build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Json() {
    }

    /// An entity as UTF-8.
    public static byte[] write(Object entity) {
        return OUT.writeValueAsBytes(entity);
    }

    /// What a client sent.
    ///
    /// @throws tools.jackson.core.JacksonException when it is not JSON, repeats a key, or is too deep or too much
    public static JsonNode read(byte[] bytes) {
        return IN.readTree(bytes);
    }
}
