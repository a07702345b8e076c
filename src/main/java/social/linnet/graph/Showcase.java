package social.linnet.graph;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// People whom somebody recommends, under a title. Everybody may look at it.
///
/// @param language     BCP 47 tag of its words, or null
/// @param sensitive    whether it is covered until asked for
/// @param discoverable whether others come upon it on its owner's profile, rather than by its address alone
/// @param tag          what it is about, folded, or null
/// @param items        whom it shows, in the order in which they came
public record Showcase(long id, long owner, String title, String description, @Nullable String language,
                       boolean sensitive, boolean discoverable, @Nullable String tag, Instant createdAt,
                       Instant updatedAt, List<Item> items) {

    /// Somebody who is shown.
    public record Item(long id, long account, Instant createdAt) {
    }

    /// What its owner says of it.
    public record About(String title, String description, @Nullable String language, boolean sensitive,
                        boolean discoverable, @Nullable String tag) {
    }

    /// What its owner says of it now.
    public About about() {
        return new About(title, description, language, sensitive, discoverable, tag);
    }

    /// The same, showing these alone.
    public Showcase showing(List<Item> some) {
        return new Showcase(id, owner, title, description, language, sensitive, discoverable, tag, createdAt, updatedAt,
                some);
    }
}
