package social.linnet.studio;

import org.jspecify.annotations.Nullable;

import social.linnet.ai.ModelName;

/// Who makes what here, as people are told, and so where what they bring in goes.
///
/// @param pictures makes pictures from words
/// @param edits    changes pictures
/// @param films    makes films from words; null where nothing does
/// @param judge    looks at what is asked for and at what was made
public record Makers(ModelName pictures, ModelName edits, @Nullable ModelName films, ModelName judge) {

    /// Whether nothing leaves this server, neither to be made nor to be judged.
    public boolean areHere() {
        return pictures.builtin() && edits.builtin() && (films == null || films.builtin()) && judge.builtin();
    }
}
