package social.linnet.story.sight;

import java.util.ArrayList;
import java.util.List;

import social.linnet.event.Audience;

/// A kind of post.
///
/// @param naming whether it names everybody who is in the story
/// @param late   whether it was written after people blocked, muted and left each other; the others stood in their
///               timelines by then
record Kind(Audience audience, boolean naming, boolean late) {

    static final List<Kind> ALL = all();

    private static List<Kind> all() {
        List<Kind> kinds = new ArrayList<>();
        for (boolean late : List.of(false, true)) {
            for (Audience audience : Audience.values()) {
                kinds.add(new Kind(audience, false, late));
                kinds.add(new Kind(audience, true, late));
            }
        }
        return List.copyOf(kinds);
    }

    int number() {
        return ALL.indexOf(this);
    }

    @Override
    public String toString() {
        return audience + (naming ? " naming them" : "") + (late ? ", late" : ", early");
    }
}
