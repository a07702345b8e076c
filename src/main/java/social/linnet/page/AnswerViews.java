package social.linnet.page;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.assistant.Answer;
import social.linnet.assistant.Question;
import social.linnet.assistant.Questions;
import social.linnet.graph.KeptAway;
import social.linnet.graph.Relations;
import social.linnet.moderation.CanSee;
import social.linnet.moderation.Limited;
import social.linnet.page.rule.Candidate;
import social.linnet.page.rule.Lens;
import social.linnet.page.rule.Rules;
import social.linnet.post.Post;
import social.linnet.post.Segment;

/// What stands beside the answers of a page and, for whoever asked, beside their questions: looked up for all of them
/// together, and not at all where there are none.
@Component
class AnswerViews {

    /// Longest of a source's words that are shown, in code points.
    private static final int WORDS = 140;

    private final KnownPosts known;
    private final Questions questions;
    private final Accounts accounts;
    private final CanSee canSee;
    private final Relations relations;
    private final Rules rules;
    private final Limited limited;
    private final Clock clock;

    AnswerViews(KnownPosts known, Questions questions, Accounts accounts, CanSee canSee, Relations relations, Rules rules,
                Limited limited, Clock clock) {
        this.known = known;
        this.questions = questions;
        this.accounts = accounts;
        this.canSee = canSee;
        this.relations = relations;
        this.rules = rules;
        this.limited = limited;
        this.clock = clock;
    }

    /// @param answers by the post that answers
    /// @param asked   by the viewer's own post that asked
    record Found(Map<Long, AnswerView> answers, Map<Long, AskedView> asked) {
        static final Found NOTHING = new Found(Map.of(), Map.of());
    }

    Found of(@Nullable Long viewer, List<KnownPosts.Known> rows) {
        List<Answer> answers = rows.stream().map(KnownPosts.Known::answer).filter(Objects::nonNull).toList();
        Map<Long, Question> asked = viewer == null ? Map.of() : questions.of(rows.stream().map(KnownPosts.Known::post)
                .filter(post -> post.author() == viewer).toList());
        if (answers.isEmpty() && asked.isEmpty()) {
            return Found.NOTHING;
        }
        Set<Long> wanted = new LinkedHashSet<>();
        Set<Long> profiles = new LinkedHashSet<>();
        answers.forEach(answer -> answer.sources().forEach(source -> (source.isProfile() ? profiles : wanted).add(source.post())));
        asked.values().stream().filter(question -> question.state() == Question.State.FOLDED).map(Question::answer)
                .filter(Objects::nonNull).forEach(wanted::add);
        Map<Long, AnswerView.Seen> seen = seen(viewer, wanted);
        seen.putAll(profiles(viewer, profiles));
        return new Found(answers.stream().collect(Collectors.toMap(Answer::post, answer -> view(answer, seen))), told(asked, seen));
    }

    private static AnswerView view(Answer answer, Map<Long, AnswerView.Seen> seen) {
        return new AnswerView(answer.question(), answer.model(), answer.prompt(), answer.version(), answer.correction(),
                answer.correctedAt(), answer.sources().stream().map(source -> new AnswerView.Source(source.number(),
                seen.get(source.post()))).toList());
    }

    private static Map<Long, AskedView> told(Map<Long, Question> asked, Map<Long, AnswerView.Seen> seen) {
        Map<Long, AskedView> told = new HashMap<>();
        asked.forEach((post, question) -> {
            boolean isNews = switch (question.state()) {
                case FOLDED, WITHDRAWN -> true;
                case FAILED, DECLINED -> question.reason() != null && question.reason().isTold();
                case QUEUED, RUNNING, ANSWERED -> false;
            };
            if (isNews) {
                AnswerView.Seen answer = question.answer() == null ? null : seen.get(question.answer());
                told.put(post, new AskedView(question.state(), question.reason(), answer == null ? null : answer.path(),
                        question.mayTryAgain()));
            }
        });
        return told;
    }

    /// Those of these posts that this viewer may see, whatever cites them.
    private Map<Long, AnswerView.Seen> seen(@Nullable Long viewer, Set<Long> wanted) {
        if (wanted.isEmpty()) {
            return new HashMap<>();
        }
        Map<Long, KnownPosts.Known> rows = known.find(wanted);
        Map<Long, Account> people = accounts.find(rows.values().stream().map(row -> row.post().author()).toList());
        Lens lens = new Lens(viewer, Surface.CITED,
                canSee.among(viewer, rows.values().stream().map(row -> row.post().subject()).toList()), people.keySet(),
                limited.hidden(viewer, people.values()), viewer == null ? KeptAway.NOTHING : relations.keptAway(viewer),
                clock.instant());
        Map<Long, AnswerView.Seen> seen = new HashMap<>();
        for (KnownPosts.Known row : new ArrayList<>(rows.values())) {
            Post post = row.post();
            if (rules.whyNot(new Candidate(post, post, row.cited()), lens).isEmpty()) {
                seen.put(post.id(), new AnswerView.Seen(post.id(), Person.of(Objects.requireNonNull(people.get(post.author()))),
                        words(row), post.createdAt()));
            }
        }
        return seen;
    }

    /// Those of these people whose profiles this viewer may see.
    private Map<Long, AnswerView.Seen> profiles(@Nullable Long viewer, Set<Long> wanted) {
        Set<Long> seen = wanted.isEmpty() ? Set.of()
                : canSee.amongOpen(viewer, wanted.stream().collect(Collectors.toMap(account -> account, account -> account)));
        return accounts.find(seen).values().stream().collect(Collectors.toMap(Account::id, account -> new AnswerView.Seen(account.id(),
                Person.of(account), first(account.bio().replaceAll("\\s+", " ").strip()), account.createdAt())));
    }

    /// A warning stands before what it warns of, here as well.
    private static String words(KnownPosts.Known row) {
        return first(row.post().words().warning().isEmpty()
                ? row.body().stream().map(Segment::text).collect(Collectors.joining()).replaceAll("\\s+", " ").strip()
                : row.post().words().warning());
    }

    private static String first(String text) {
        return text.codePointCount(0, text.length()) <= WORDS ? text
                : text.substring(0, text.offsetByCodePoints(0, WORDS - 1)).strip() + "…";
    }
}
