package social.linnet.web.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import social.linnet.page.WorkPages;
import social.linnet.studio.work.Permission;
import social.linnet.studio.work.Verb;
import social.linnet.studio.work.Work;
import social.linnet.web.Frame;

/// A work, how it was made, what may be made of it, and what was.
///
/// @param whose the name of whoever further up says no to a verb, by verb
/// @param films whether films are made from words here
/// @param held  of a film: whether what made it still holds it, so that it can be changed by other words
public record WorkPage(Frame frame, WorkPages.View view, Map<Verb, String> whose, boolean films, boolean held) {

    /// Where no films are made from words.
    public WorkPage(Frame frame, WorkPages.View view, Map<Verb, String> whose) {
        this(frame, view, whose, false, false);
    }

    /// One thing that can be done with it, or the reason why not.
    ///
    /// @param address where it is done; null when it may not be
    /// @param reason  why not, in words; null when it may be
    public record Act(String word, String icon, @Nullable String address, @Nullable String reason, boolean canAsk) {
    }

    /// The verbs, in the order they are shown.
    public List<Act> acts() {
        List<Act> acts = new ArrayList<>();
        boolean moves = view.picture().duration() > 0;
        view.verbs().forEach((verb, permission) -> {
            if (!moves || !verb.takesPicture()) {
                acts.add(act(verb, permission));
            }
            if (verb == Verb.EDIT && (moves || films)) {
                acts.add(film(permission, moves));
            }
        });
        return acts;
    }

    /// A film that begins with a picture, or one that changes a film: what an edit is to a picture.
    private Act film(Permission permission, boolean changes) {
        String word = changes ? "remix" : "film";
        if (!permission.granted()) {
            return refused(word, "play", Verb.EDIT, permission);
        }
        if (changes && !held) {
            boolean fromWords = view.work() != null && view.work().kind() == Work.Kind.FILMED;
            return new Act(word, "play", null, frame.t(fromWords ? "remix.film-gone" : "remix.film-none"), false);
        }
        return new Act(word, "play", "/works/" + view.picture().id() + "/film", null, false);
    }

    private Act act(Verb verb, Permission permission) {
        long id = view.picture().id();
        String address = switch (verb) {
            case EDIT -> "/works/" + id + "/edit";
            case ANIMATE -> "/works/" + id + "/animate";
            case PROMPT -> "/studio?from=" + id;
            case STYLE -> "/studio?style=" + (view.work() == null ? "none" : view.work().style());
            case MEME -> "/studio/meme?picture=" + id;
        };
        String icon = switch (verb) {
            case EDIT -> "edit";
            case ANIMATE -> "play";
            case PROMPT -> "again";
            case STYLE -> "studio";
            case MEME -> "smile";
        };
        String word = verb.name().toLowerCase(Locale.ROOT);
        return permission.granted() ? new Act(word, icon, address, null, false) : refused(word, icon, verb, permission);
    }

    private Act refused(String word, String icon, Verb verb, Permission permission) {
        return new Act(word, icon, null, frame.t("remix." + String.valueOf(permission.reason()).toLowerCase(Locale.ROOT).replace('_', '-'),
                whose.getOrDefault(verb, "")), permission.canAsk());
    }

    /// Whether the author can be asked for leave.
    public boolean canAsk() {
        return acts().stream().anyMatch(Act::canAsk);
    }

    public boolean allows(Verb verb) {
        return view.work() != null && view.work().allows().contains(verb);
    }

    public Work.Shows shows() {
        return view.work() == null ? Work.Shows.NOTHING : view.work().shows();
    }
}
