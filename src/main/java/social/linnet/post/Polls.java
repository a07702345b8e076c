package social.linnet.post;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import social.linnet.event.Event;
import social.linnet.event.Refused;
import social.linnet.event.Texts;
import social.linnet.log.append.Appender;
import social.linnet.moderation.MayDo;

/// Polls: asked with a post, answered once by each, ended by time. A poll is known by the id of its post.
///
/// Votes are not events: what somebody chose is known to them alone. That a poll has ended is one, and it is in the log
/// exactly once, since it commits with the mark that it was told.
@Service
public class Polls {

    /// Fewest and most things to choose from.
    public static final int MIN_OPTIONS = 2;
    public static final int MAX_OPTIONS = 4;
    /// Longest of them, in characters.
    public static final int MAX_OPTION_LENGTH = 50;
    /// Shortest and longest time for which votes are taken.
    public static final Duration MIN_OPEN = Duration.ofMinutes(5);
    public static final Duration MAX_OPEN = Duration.ofDays(30);
    private static final int AT_ONCE = 100;

    private final PollTable table;
    private final Posts posts;
    private final MayDo mayDo;
    private final Appender log;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Polls(PollTable table, Posts posts, MayDo mayDo, Appender log, Clock clock,
          PlatformTransactionManager transactions) {
        this.table = table;
        this.posts = posts;
        this.mayDo = mayDo;
        this.log = log;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// The polls of these posts, whoever may see them, with what this account chose.
    public Map<Long, Poll> of(@Nullable Long viewer, Collection<Long> asking) {
        return asking.isEmpty() ? Map.of() : table.of(viewer, asking).stream()
                .collect(Collectors.toMap(Poll::post, Function.identity()));
    }

    /// Those of these posts that ask something.
    public Set<Long> among(Collection<Long> wanted) {
        return wanted.isEmpty() ? Set.of() : table.among(wanted);
    }

    /// Votes.
    ///
    /// @param choices numbers of options, from 0; exactly one unless the poll takes several
    /// @throws Refused `not-found` when there is no such poll that this account may see, `poll-own`, `poll-over`,
    ///                 `poll-voted`, `poll-choice`, `too-many`
    public void vote(long actor, long id, List<Integer> choices) {
        mayDo.require(actor, MayDo.Action.REACT);
        Post post = posts.visible(actor, id).orElseThrow(Refused::notFound);
        Poll poll = of(actor, List.of(id)).get(id);
        if (poll == null) {
            throw Refused.notFound();
        }
        if (post.author() == actor) {
            throw Refused.invalid("poll-own");
        }
        List<Integer> chosen = List.copyOf(new java.util.TreeSet<>(choices));
        if (chosen.isEmpty() || chosen.size() > 1 && !poll.multiple()
                || chosen.stream().anyMatch(choice -> choice < 0 || choice >= poll.options().size())) {
            throw Refused.invalid("poll-choice");
        }
        transaction.executeWithoutResult(_ -> {
            Instant endsAt = table.lock(id).orElseThrow(Refused::notFound);
            if (!endsAt.isAfter(clock.instant())) {
                throw Refused.invalid("poll-over");
            }
            Poll now = Objects.requireNonNull(of(null, List.of(id)).get(id));
            if (!now.options().equals(poll.options()) || now.multiple() != poll.multiple()) {
                // its author asks something else by now
                throw Refused.invalid("poll-choice");
            }
            if (!table.vote(id, actor, chosen)) {
                throw Refused.invalid("poll-voted");
            }
            table.count(id, chosen);
        });
    }

    /// The end of a poll that has passed is told by whoever of us comes first.
    @Scheduled(fixedDelay = 1000)
    void tellEnds() {
        boolean more = true;
        while (more) {
            more = Objects.requireNonNull(transaction.execute(_ -> {
                List<PollTable.Over> over = table.over(clock.instant(), AT_ONCE);
                for (PollTable.Over poll : over) {
                    table.end(poll.post());
                    log.append(new Event.PollEnded(poll.author(), poll.post(), poll.audience()));
                }
                return over.size() == AT_ONCE;
            }));
        }
    }

    /// The question as it is kept.
    ///
    /// @throws Refused `poll-options`, `poll-option-empty`, `poll-option-long`, `poll-option-twice`, `poll-time`,
    ///                 `text-unusable`
    static Question checked(Question question) {
        List<String> options = question.options().stream().map(option -> Texts.storable(option).strip()).toList();
        if (options.size() < MIN_OPTIONS || options.size() > MAX_OPTIONS) {
            throw Refused.invalid("poll-options", MIN_OPTIONS, MAX_OPTIONS);
        }
        for (String option : options) {
            if (option.isEmpty()) {
                throw Refused.invalid("poll-option-empty");
            }
            if (option.codePointCount(0, option.length()) > MAX_OPTION_LENGTH) {
                throw Refused.invalid("poll-option-long", MAX_OPTION_LENGTH);
            }
        }
        if (new HashSet<>(options).size() < options.size()) {
            throw Refused.invalid("poll-option-twice");
        }
        if (question.open().compareTo(MIN_OPEN) < 0 || question.open().compareTo(MAX_OPEN) > 0) {
            throw Refused.invalid("poll-time", MIN_OPEN.toMinutes(), MAX_OPEN.toDays());
        }
        return new Question(options, question.open(), question.multiple(), question.hideTotals());
    }
}
