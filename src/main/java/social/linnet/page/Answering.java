package social.linnet.page;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.assistant.Live;
import social.linnet.assistant.Question;
import social.linnet.assistant.Questions;
import social.linnet.assistant.context.Self;
import social.linnet.graph.KeptAway;
import social.linnet.graph.Relations;
import social.linnet.moderation.CanSee;
import social.linnet.moderation.Limited;
import social.linnet.page.rule.Candidate;
import social.linnet.page.rule.Lens;
import social.linnet.page.rule.Rules;
import social.linnet.post.Post;
import social.linnet.post.Posts;

/// Answers that are being made, as one viewer may see them come: those who may see the question, and whom nobody keeps
/// away whose posts the answer may rest on. What is asked where not everybody reads it is answered to its author alone.
@Service
public class Answering {

    private final Live live;
    private final Questions questions;
    private final Posts posts;
    private final Pages pages;
    private final Accounts accounts;
    private final CanSee canSee;
    private final Relations relations;
    private final Rules rules;
    private final Limited limited;
    private final Self self;
    private final Clock clock;

    Answering(Live live, Questions questions, Posts posts, Pages pages, Accounts accounts, CanSee canSee, Relations relations,
              Rules rules, Limited limited, Self self, Clock clock) {
        this.live = live;
        this.questions = questions;
        this.posts = posts;
        this.pages = pages;
        this.accounts = accounts;
        this.canSee = canSee;
        this.relations = relations;
        this.rules = rules;
        this.limited = limited;
        this.self = self;
        this.clock = clock;
    }

    /// An answer that comes.
    ///
    /// @param answering who asked
    /// @param assistant who answers
    /// @param words     so far; empty while it reads
    public record Coming(long question, Person answering, Person assistant, String words) {
    }

    /// Watches the thread that a post is in.
    ///
    /// @param listener is told of everything, whoever may see it; must return quickly
    /// @return to be closed when nobody watches any more; empty when the viewer may not see the post
    public Optional<AutoCloseable> watch(@Nullable Long viewer, long post, Consumer<Live.Partial> listener) {
        return posts.visible(viewer, post).map(seen -> live.watch(seen.thread(), listener));
    }

    /// What is being answered in the thread of a post, as this viewer may see it.
    public List<Coming> in(@Nullable Long viewer, long post) {
        Optional<Post> seen = posts.find(post);
        return seen.isEmpty() ? List.of() : live.in(seen.get().thread()).stream().sorted(java.util.Comparator.comparing(Live.Partial::question))
                .flatMap(partial -> shown(viewer, partial).stream()).toList();
    }

    /// What this viewer may see of an answer that comes.
    public Optional<Coming> shown(@Nullable Long viewer, Live.Partial partial) {
        Post question = posts.find(partial.question()).orElse(null);
        Account assistant = self.shown().orElse(null);
        if (question == null || assistant == null || !CanSee.isForEverybody(question.audience())
                && (viewer == null || viewer != question.author())) {
            return Optional.empty();
        }
        Map<Long, Account> people = accounts.find(List.of(question.author()));
        KeptAway away = viewer == null ? KeptAway.NOTHING : relations.keptAway(viewer);
        Lens lens = new Lens(viewer, Surface.CONTEXT, canSee.among(viewer, List.of(question.subject())), people.keySet(),
                limited.hidden(viewer, people.values()), away, clock.instant());
        Set<Long> restsOn = new HashSet<>(partial.authors());
        restsOn.add(assistant.id());
        boolean isKeptOut = away.isMuted(assistant.id(), clock.instant())
                || rules.whyNot(new Candidate(question, question, restsOn), lens).isPresent();
        return isKeptOut ? Optional.empty() : Optional.of(new Coming(question.id(),
                Person.of(java.util.Objects.requireNonNull(people.get(question.author()))), Person.of(assistant), partial.words()));
    }

    /// The post that answers a question, if there is one that this viewer may see.
    public Optional<PostView> answer(@Nullable Long viewer, long question) {
        return questions.find(question).filter(asked -> asked.state() == Question.State.ANSWERED).map(Question::answer)
                .flatMap(answer -> pages.listing(viewer, Surface.CONTEXT, List.of(answer), 1).posts().stream().findFirst());
    }

    /// The answers in the thread of a post that came after this one, as this viewer may see them.
    public List<PostView> since(@Nullable Long viewer, long post, long after) {
        Optional<Post> seen = posts.visible(viewer, post);
        if (seen.isEmpty()) {
            return List.of();
        }
        List<Long> later = posts.descendants(seen.get().thread()).stream().filter(id -> id > after).toList();
        return later.isEmpty() ? List.of() : pages.listing(viewer, Surface.CONTEXT, later, later.size()).posts().stream()
                .filter(view -> view.answer() != null).toList();
    }
}
