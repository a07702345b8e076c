package social.linnet.web.post;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import social.linnet.page.PostView;
import social.linnet.page.PostView.PictureView;
import social.linnet.page.VersionView;
import social.linnet.web.Frame;

/// All that a post has said, the newest first.
public record HistoryPage(Frame frame, PostView post, List<Step> steps) {

    /// A version, with what its author changed to come to it.
    ///
    /// @param first   whether it is what was posted
    /// @param text    its text, with what was added and what was taken out
    /// @param warning its warning, marked the same way
    /// @param notes   keys of what else changed, `history.note.…`
    public record Step(VersionView version, boolean first, List<Difference.Part> text, List<Difference.Part> warning,
                       List<String> notes) {
    }

    /// @param versions the first one first
    public static HistoryPage of(Frame frame, PostView post, List<VersionView> versions) {
        return new HistoryPage(frame, post, steps(versions, post.poll() != null));
    }

    /// @param asks whether the post asks something: a change that is none of words and pictures is one of the poll
    private static List<Step> steps(List<VersionView> versions, boolean asks) {
        List<Step> steps = new ArrayList<>();
        VersionView before = null;
        for (VersionView version : versions) {
            steps.add(before == null
                    ? new Step(version, true, Difference.none(version.words().text()),
                            Difference.none(version.words().warning()), List.of())
                    : new Step(version, false, Difference.of(before.words().text(), version.words().text()),
                            Difference.of(before.words().warning(), version.words().warning()),
                            notes(before, version, asks)));
            before = version;
        }
        return steps.reversed();
    }

    private static List<String> notes(VersionView before, VersionView now, boolean asks) {
        List<String> notes = new ArrayList<>();
        if (now.words().sensitive() != before.words().sensitive()) {
            notes.add(now.words().sensitive() ? "covered" : "uncovered");
        }
        if (!Objects.equals(before.words().language(), now.words().language())) {
            notes.add("language");
        }
        if (now.words().assisted() && !before.words().assisted()) {
            notes.add("assisted");
        }
        if (now.pictures().stream().anyMatch(picture -> of(before, picture) == null)) {
            notes.add("pictures-added");
        }
        if (before.gone() > now.gone() || before.pictures().stream().anyMatch(picture -> of(now, picture) == null)) {
            notes.add("pictures-removed");
        }
        if (now.pictures().stream().anyMatch(picture -> of(before, picture) instanceof PictureView then
                && !then.alt().equals(picture.alt()))) {
            notes.add("described");
        }
        if (asks && notes.isEmpty() && before.words().equals(now.words())) {
            notes.add("poll");
        }
        return List.copyOf(notes);
    }

    private static @Nullable PictureView of(VersionView version, PictureView picture) {
        return version.pictures().stream().filter(one -> one.id() == picture.id()).findFirst().orElse(null);
    }
}
