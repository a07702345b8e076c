package social.linnet.web.work;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import social.linnet.page.WorkPages;
import social.linnet.studio.Permission;
import social.linnet.studio.Verb;
import social.linnet.studio.Work;
import social.linnet.web.Frame;

/// A work, how it was made, what may be made of it, and what was.
///
/// @param whose the name of whoever further up says no to a verb, by verb
public record WorkPage(Frame frame, WorkPages.View view, Map<Verb, String> whose) {

    /// One thing that can be done with it, or the reason why not.
    ///
    /// @param address where it is done; null when it may not be
    /// @param reason  why not, in words; null when it may be
    public record Act(Verb verb, String icon, @Nullable String address, @Nullable String reason, boolean canAsk) {

        public String word() {
            return verb.name().toLowerCase(Locale.ROOT);
        }
    }

    /// The verbs, in the order they are shown.
    public List<Act> acts() {
        return view.verbs().entrySet().stream().map(entry -> act(entry.getKey(), entry.getValue())).toList();
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
        return permission.granted() ? new Act(verb, icon, address, null, false)
                : new Act(verb, icon, null, frame.t("remix." + permission.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'),
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
