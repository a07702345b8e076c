package social.linnet.assistant;

import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.assistant.context.Self;
import social.linnet.event.Refused;
import social.linnet.event.Texts;
import social.linnet.moderation.Audit;
import social.linnet.moderation.CanSee;
import social.linnet.moderation.Moderators;
import social.linnet.post.Edits;
import social.linnet.post.Post;
import social.linnet.post.PostText;
import social.linnet.post.Posts;
import social.linnet.post.Segment;
import social.linnet.post.Words;

/// Puts an answer right that was wrong. A moderator writes what it should have said: it becomes the next version of the same
/// post, which says that it was corrected and why moderators do such things is on record.
@Service
public class Corrections {

    /// Longest reason, in characters.
    public static final int MAX_REASON = 1_000;

    private final Answers answers;
    private final Posts posts;
    private final Edits edits;
    private final QuestionTable questions;
    private final Accounts accounts;
    private final Moderators moderators;
    private final Audit audit;
    private final Self self;

    Corrections(Answers answers, Posts posts, Edits edits, QuestionTable questions, Accounts accounts, Moderators moderators,
                Audit audit, Self self) {
        this.answers = answers;
        this.posts = posts;
        this.edits = edits;
        this.questions = questions;
        this.accounts = accounts;
        this.moderators = moderators;
        this.audit = audit;
        this.self = self;
    }

    /// Corrects an answer. Sources whose number is no more in the words are its sources no more.
    ///
    /// @param words  the whole text of the post; it names nobody but whoever asked
    /// @param reason kept for other moderators
    /// @throws Refused `not-found` when the actor is no moderator or there is no such answer for everybody, `reason-missing`,
    ///                 `reason-too-long`, `answer-names-others`, and what [Edits#edit] refuses
    @Transactional
    public void correct(long moderator, long post, String words, String reason) {
        moderators.require(moderator);
        Answer answer = answers.find(post).orElseThrow(Refused::notFound);
        Post now = posts.find(post).filter(said -> CanSee.isForEverybody(said.audience())).orElseThrow(Refused::notFound);
        String why = Texts.storable(reason).strip();
        if (why.isEmpty()) {
            throw Refused.invalid("reason-missing");
        }
        if (why.codePointCount(0, why.length()) > MAX_REASON) {
            throw Refused.invalid("reason-too-long", MAX_REASON);
        }
        String text = Texts.storable(words).strip();
        requireItNamesTheAskerAlone(answer, text);
        edits.edit(self.account(), post, new Edits.Edit(Words.of(text).in(now.language()), null, Map.of(), null));
        List<Answer.Source> kept = answer.sources().stream().filter(source -> text.contains("[" + source.number() + "]")).toList();
        answers.correct(new Answer(post, answer.question(), answer.model(), answer.prompt(), answer.version(), null, null, kept, List.of()),
                Answer.Correction.WRONG);
        audit.keep(moderator, self.account(), Audit.Kind.ANSWER_CORRECTED, why);
    }

    private void requireItNamesTheAskerAlone(Answer answer, String text) {
        String asker = questions.find(answer.question()).flatMap(question -> accounts.find(question.asker()))
                .map(Account::handle).orElse("");
        boolean namesOthers = PostText.parse(text).stream().anyMatch(part -> part instanceof Segment.Mention mention
                && !mention.handle().equals(asker));
        if (namesOthers) {
            throw Refused.invalid("answer-names-others");
        }
    }
}
