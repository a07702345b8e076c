package social.linnet.media.provenance;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// What a manifest says of its file.
///
/// @param instance    the file's own id, the same as in its XMP: `xmp:iid:` and a UUID
/// @param generator   the program that makes the claim
/// @param actions     what was done, the first thing first: a `c2pa.created` or a `c2pa.opened`
/// @param ingredients what it was made from, the parent first
public record Statement(String instance, Agent generator, List<Action> actions, List<Ingredient> ingredients) {

    public Statement {
        actions = List.copyOf(actions);
        ingredients = List.copyOf(ingredients);
    }

    /// A program.
    public record Agent(String name, @Nullable String version) {
    }

    /// Something that was done (18.15).
    ///
    /// @param name        `c2pa.created` and the like
    /// @param sourceType  where what it made comes from, a term of IPTC's
    /// @param agent       what did it
    /// @param ingredients numbers of the ingredients that it was done with
    public record Action(String name, @Nullable String sourceType, @Nullable Agent agent, Instant when,
                         List<Integer> ingredients) {

        public static final String CREATED = "c2pa.created";
        public static final String OPENED = "c2pa.opened";
        public static final String PLACED = "c2pa.placed";
        public static final String EDITED = "c2pa.edited";
        public static final String CROPPED = "c2pa.cropped";
        public static final String TRANSCODED = "c2pa.transcoded";

        public Action {
            ingredients = List.copyOf(ingredients);
        }
    }

    /// Something that it was made from (18.16).
    ///
    /// @param store its own manifest store, when it has a valid one that may travel with the file
    /// @param known whether its signer was among those that this server knows
    public record Ingredient(Relation relation, Format format, byte @Nullable [] store, boolean known) {
    }

    /// What an ingredient is to the file.
    public enum Relation {
        PARENT("parentOf"), COMPONENT("componentOf");

        private final String word;

        Relation(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }
}
