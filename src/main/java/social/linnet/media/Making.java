package social.linnet.media;

import java.util.List;

import org.jspecify.annotations.Nullable;

import social.linnet.media.Picture.Provenance;

/// How something was made, as its credentials say.
///
/// @param provenance what people are told of where it came from
/// @param model      what made it: `builtin/painter`, `api.openai.com/gpt-image-1`; null when no model did, which is how a
///                   picture goes without the label of one
/// @param sources    ids of the pictures that it was made from, the one that was changed first; empty when it was made
///                   from words alone
/// @param prompt     the words, when its maker wants them to travel in the file; null otherwise
public record Making(Provenance provenance, @Nullable String model, List<Long> sources, @Nullable String prompt) {

    public Making {
        sources = List.copyOf(sources);
    }

    /// Made from words alone, which stay here.
    public static Making generated(String model) {
        return new Making(Provenance.GENERATED, model, List.of(), null);
    }
}
