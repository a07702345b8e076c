package social.linnet.assistant;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

import social.linnet.ai.ModelName;
import social.linnet.event.Refused;
import social.linnet.moderation.CanSee;
import social.linnet.moderation.Moderators;
import social.linnet.post.Post;
import social.linnet.post.Posts;

/// What moderators know of the assistant: how it fares, what it said last in public, and what people sent them as wrong. Of
/// what people ask in private nothing else: no question, no name; nor what was answered to one person alone in a thread.
@Service
public class Oversight {

    private static final int SHOWN = 30;
    /// How many of them one person sent: whoever sends many hides nobody else's.
    static final int SHOWN_OF_ONE = 5;
    /// How many of its latest answers are looked through for those that everybody reads.
    private static final int LOOKED_THROUGH = 300;

    private final JdbcClient jdbc;
    private final Answers answers;
    private final Posts posts;
    private final Moderators moderators;

    Oversight(JdbcClient jdbc, Answers answers, Posts posts, Moderators moderators) {
        this.jdbc = jdbc;
        this.answers = answers;
        this.posts = posts;
        this.moderators = moderators;
    }

    /// How many questions ended so.
    public record Tally(Question.State state, Question.@Nullable Reason reason, long count) {
    }

    /// An answer that somebody sent to moderators as wrong.
    ///
    /// @param said what the assistant had said to them; empty when it rests on what not everybody may see, or on what is gone
    /// @param why  what they say of it
    public record Wrong(String said, String why, ModelName model, int prompt, Instant at) {

        private Wrong withoutWords() {
            return new Wrong("", why, model, prompt, at);
        }
    }

    /// The public questions of the last 24 hours, by state and reason, the most frequent first.
    ///
    /// @throws Refused `not-found` when the reader is no moderator
    public List<Tally> lastDay(long moderator) {
        moderators.require(moderator);
        return jdbc.sql("""
                select state, reason, count(*) from assistant.question where asked_at > now() - interval '1 day'
                group by state, reason order by count(*) desc, state, reason
                """).query((row, n) -> new Tally(Question.State.valueOf(row.getString(1)),
                row.getString(2) == null ? null : Question.Reason.valueOf(row.getString(2)), row.getLong(3))).list();
    }

    /// What was sent as wrong, the latest first; of one person the latest few.
    ///
    /// @throws Refused `not-found` when the reader is no moderator
    public List<Wrong> wrong(long moderator) {
        moderators.require(moderator);
        List<Sent> sent = jdbc.sql("""
                select said, why, provider, model, builtin, prompt, rated_at, rested from (
                    select case when e.open then e.said else '' end as said, e.why, e.provider, e.model, e.builtin, e.prompt, e.rated_at,
                           array(select r.post from assistant.exchange_rested r where r.exchange = e.id) as rested,
                           row_number() over (partition by c.owner order by e.rated_at desc) as nth
                    from assistant.exchange e join assistant.chat c on c.id = e.chat
                    where e.rating = 'WRONG' and e.why <> '') one
                where nth <= :each order by rated_at desc limit :limit
                """).param("each", SHOWN_OF_ONE).param("limit", SHOWN).query((row, n) -> new Sent(new Wrong(row.getString(1), row.getString(2),
                new ModelName(row.getString(3), row.getString(4), row.getBoolean(5)), row.getInt(6),
                row.getTimestamp(7).toInstant()), List.of((Long[]) row.getArray(8).getArray()))).list();
        Set<Long> open = Set.copyOf(forEverybody(sent.stream().flatMap(one -> one.rested().stream()).distinct().toList()));
        return sent.stream().map(one -> open.containsAll(one.rested()) ? one.wrong() : one.wrong().withoutWords()).toList();
    }

    /// @param rested the posts whose words it holds
    private record Sent(Wrong wrong, List<Long> rested) {
    }

    /// One of its answers that everybody reads.
    ///
    /// @throws Refused `not-found` when there is none, or the reader is no moderator
    public Answer find(long moderator, long post) {
        moderators.require(moderator);
        return forEverybody(List.of(post)).stream().findFirst().flatMap(answers::find).orElseThrow(Refused::notFound);
    }

    private List<Long> forEverybody(Collection<Long> said) {
        return posts.find(said).values().stream().filter(post -> CanSee.isForEverybody(post.audience())).map(Post::id).toList();
    }

    /// What it said in public, the latest first.
    ///
    /// @throws Refused `not-found` when the reader is no moderator
    public List<Answer> latest(long moderator) {
        moderators.require(moderator);
        List<Long> latest = jdbc.sql("select post from assistant.answer order by post desc limit :limit")
                .param("limit", LOOKED_THROUGH).query(Long.class).list();
        List<Long> shown = forEverybody(latest).stream().sorted(Comparator.reverseOrder()).limit(SHOWN).toList();
        return answers.of(shown).values().stream().sorted(Comparator.comparingLong(Answer::post).reversed()).toList();
    }
}
