package social.linnet.assistant;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.assistant.context.Readers;
import social.linnet.assistant.context.Self;
import social.linnet.assistant.context.Vetoes;
import social.linnet.event.Event;
import social.linnet.event.Ids;
import social.linnet.log.AfterCommit;
import social.linnet.log.Logged;
import social.linnet.log.View;
import social.linnet.post.Post;
import social.linnet.post.Posts;

/// Notes in which posts the assistant is called, and what befalls the posts that its answers rest on.
@Component
class Mentions implements View.Stored {

    static final String NAME = "assistant.mentions";

    private final QuestionTable table;
    private final Answers answers;
    private final Upkeep upkeep;
    private final Posts posts;
    private final Accounts accounts;
    private final Vetoes vetoes;
    private final Self self;
    private final Desk desk;

    Mentions(QuestionTable table, Answers answers, Upkeep upkeep, Posts posts, Accounts accounts, Vetoes vetoes, Self self, Desk desk) {
        this.table = table;
        this.answers = answers;
        this.upkeep = upkeep;
        this.posts = posts;
        this.accounts = accounts;
        this.vetoes = vetoes;
        this.self = self;
        this.desk = desk;
    }

    @Override
    public String name() {
        return NAME;
    }

    /// What was answered, or not, stays so: a rebuilt view asks nobody anything twice.
    @Override
    public void clear() {
        table.clearWaiting();
    }

    /// Somebody waits for it.
    @Override
    public boolean gathers() {
        return false;
    }

    @Override
    public void apply(Logged logged) {
        Instant at = Instant.EPOCH.plus(logged.timeUs(), ChronoUnit.MICROS);
        switch (logged.event()) {
            case Event.PostPublished e -> called(e.actor(), e.subject(), e.content());
            case Event.PostEdited e -> {
                reworded(e.subject(), e.content());
                called(e.actor(), e.subject(), e.content());
                upkeep.changed(e.subject(), at);
            }
            case Event.PostDeleted e -> {
                upkeep.gone(e.subject());
                upkeep.removed(e.subject());
                table.forget(e.subject());
                vetoes.forget(e.subject());
            }
            case Event.AccountClosed e -> upkeep.authorGone(e.subject(), at);
            case Event.AccountErased e -> upkeep.authorGone(e.subject(), at);
            case Event.ProfileChanged e -> upkeep.profileChanged(e.subject(), at);
            case Event.AccountCreated _, Event.QuoteDetached _, Event.PollEnded _, Event.Liked _, Event.Unliked _,
                 Event.Reposted _, Event.Unreposted _, Event.Followed _, Event.Unfollowed _, Event.FollowRequested _,
                 Event.FollowRequestDropped _, Event.Warned _, Event.Featured _, Event.GrantAsked _, Event.GrantGiven _,
                 Event.GrantUsed _, Event.JobEnded _, Event.AppealAnswered _, Event.Reported _, Event.AccountReopened _ -> {
            }
        }
    }

    private void called(long asker, long id, Event.@Nullable Content content) {
        if (content == null || asker == self.account() || !content.mentions().contains(self.account())) {
            return;
        }
        Post post = posts.find(id).orElse(null);
        if (post == null) {
            return;
        }
        Long focus = focus(post);
        Asking asking = asking(post, focus);
        if (!asking.asks() && answersAssistant(post)) {
            return;
        }
        table.ask(id, asker, post.thread(), focus, asking, key(post, asking), Ids.timeOf(id));
        AfterCommit.run(desk::wake);
    }

    /// The same for two questions that one answer answers: the same is asked, and answered in the same language. What only the
    /// asker reads answers nobody else.
    private String key(Post post, Asking asking) {
        String language = accounts.find(post.author()).map(asker -> Making.language(post, asker)).orElse("");
        boolean isForEverybody = Readers.of(post.author(), post.audience()).everybody();
        return language + " " + (isForEverybody ? "" : post.author() + " alone ") + asking.key();
    }

    /// An answer stands below what it answers, not below what was put in its place: other words are answered anew, whether the
    /// first were answered or not, and where they call it no more the answer goes.
    private void reworded(long id, Event.@Nullable Content content) {
        Question known = table.find(id).orElse(null);
        Post post = posts.find(id).orElse(null);
        if (known == null || post == null || content == null) {
            return;
        }
        Asking asking = asking(post, known.focus());
        if (!content.mentions().contains(self.account())) {
            table.answerTo(id).ifPresent(answer -> upkeep.note(answer, Answer.Correction.SOURCE_GONE));
        } else if (!asking.words().equals(known.words())) {
            table.reword(id, asking, key(post, asking));
            table.answerTo(id).ifPresent(answer -> upkeep.note(answer, Answer.Correction.SOURCE_CHANGED));
            AfterCommit.run(desk::wake);
        }
    }

    private Asking asking(Post post, @Nullable Long focus) {
        return Asking.of(post.text(), self.shown().map(Account::handle).orElse(""), focus);
    }

    private boolean answersAssistant(Post post) {
        return post.replyToAuthor() != null && post.replyToAuthor() == self.account();
    }

    /// What a question is about: what its post quotes, else what it answers; of an answer of the assistant, what that was about.
    private @Nullable Long focus(Post post) {
        if (post.quote() != null && !post.quote().detached() && post.quote().author() != self.account()) {
            return post.quote().post();
        }
        if (answersAssistant(post)) {
            return Stream.ofNullable(post.replyTo()).flatMap(answer -> answers.find(answer).stream())
                    .flatMap(answer -> table.find(answer.question()).stream()).map(Question::focus).filter(java.util.Objects::nonNull)
                    .findFirst().orElse(null);
        }
        return Optional.ofNullable(post.replyTo()).orElse(null);
    }
}
