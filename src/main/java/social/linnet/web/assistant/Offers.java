package social.linnet.web.assistant;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;

import social.linnet.ai.TextModel.Skill;
import social.linnet.ai.TextModel.Task;
import social.linnet.assistant.Switch;
import social.linnet.assistant.Talk;
import social.linnet.assistant.context.Sight;
import social.linnet.assistant.context.Vetoes;
import social.linnet.event.Refused;
import social.linnet.page.PostView;
import social.linnet.post.Post;
import social.linnet.post.Posts;
import social.linnet.web.Visitor;

/// Knows what the assistant can do with a post. What it then really does is decided where it is asked.
@Component
public class Offers {

    private final Talk talk;
    private final Switch onOff;
    private final Sight sight;
    private final Vetoes vetoes;
    private final Posts posts;

    Offers(Talk talk, Switch onOff, Sight sight, Vetoes vetoes, Posts posts) {
        this.talk = talk;
        this.onOff = onOff;
        this.sight = sight;
        this.vetoes = vetoes;
        this.posts = posts;
    }

    /// What it can do with a post that this visitor sees.
    public Offer of(Visitor visitor, PostView view) {
        Post post = posts.visibleInner(visitor.id(), view.id()).orElseThrow(Refused::notFound);
        boolean own = view.mine().own();
        boolean all = own && vetoes.isSilent(visitor.id());
        boolean silent = own && !all && vetoes.among(List.of(post)).contains(post.id());
        String why = !onOff.isOn() ? "assistant.panel.off"
                : !sight.isKeptAway(List.of(post)) ? null
                : all ? "assistant.panel.kept.all" : silent ? "assistant.panel.kept.one" : "assistant.panel.kept";
        return new Offer(chores(visitor, view), why, silent, all, talk.model());
    }

    private List<Offer.Chore> chores(Visitor visitor, PostView view) {
        Set<Skill> skills = talk.skills();
        List<Offer.Chore> chores = new ArrayList<>(List.of(new Offer.Chore(Task.EXPLAIN, null)));
        if (view.counts().replies() > 0 || view.replyTo() != null) {
            chores.add(new Offer.Chore(Task.SUMMARISE, null));
        }
        chores.add(new Offer.Chore(Task.CHECK, null));
        String written = Optional.ofNullable(view.words().language()).map(tag -> Locale.forLanguageTag(tag).getLanguage()).orElse("");
        if (!written.isEmpty() && !written.equals(visitor.account().language())) {
            chores.add(new Offer.Chore(Task.TRANSLATE, skills.contains(Skill.WRITING) ? null : "assistant.panel.cannot.translate"));
        }
        List<PostView.PictureView> pictures = view.pictures().stream().filter(picture -> picture.film() == null).toList();
        if (!pictures.isEmpty()) {
            boolean isDescribed = pictures.stream().anyMatch(picture -> !picture.alt().isBlank());
            chores.add(new Offer.Chore(Task.DESCRIBE, isDescribed || skills.contains(Skill.PICTURES) ? null
                    : "assistant.panel.cannot.describe"));
        }
        return chores;
    }

    /// The task that a form names.
    ///
    /// @throws Refused `choice-unknown`
    static Task task(String word) {
        for (Task task : List.of(Task.ANSWER, Task.EXPLAIN, Task.SUMMARISE, Task.CHECK, Task.TRANSLATE, Task.DESCRIBE)) {
            if (task.name().toLowerCase(Locale.ROOT).equals(word)) {
                return task;
            }
        }
        throw Refused.invalid("choice-unknown");
    }
}
