package social.linnet.ai.builtin.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import social.linnet.ai.AiFailure;
import social.linnet.ai.AiFailure.Reason;
import social.linnet.ai.ModelName;
import social.linnet.ai.TextModel;
import social.linnet.ai.TextModel.Passage.Kind;

/// Answers by quoting what it was given, word for word, with where it stands; says so when it finds nothing.
public final class Reader implements TextModel {

    /// Most and fewest sentences of a summary, and how many sentences there are to one of it.
    private static final int LONGEST_SUMMARY = 5;
    private static final int SHORTEST_SUMMARY = 2;
    private static final int TO_ONE = 4;
    private static final int MOST_OF_A_PICTURE = 5;
    /// Characters from which a language is told.
    private static final int TELLS_ITS_LANGUAGE = 600;

    @Override
    public ModelName name() {
        return new ModelName("builtin", "reader", true);
    }

    /// None: it quotes, and does nothing else.
    @Override
    public Set<Skill> skills() {
        return Set.of();
    }

    /// @throws AiFailure [Reason#UNSUPPORTED] for [Task#TONE] and [Task#TRANSLATE], and when a schema is asked for
    @Override
    public Answer stream(Request request, Sink sink) {
        if (request.schema() != null) {
            throw new AiFailure(Reason.UNSUPPORTED, "the built-in reader answers in plain words alone", null);
        }
        Watch watch = new Watch(request.deadline(), sink);
        watch.look();
        Matter matter = Matter.of(request);
        Phrases phrases = Phrases.of(request.language());
        Reply reply = new Reply(phrases, sink, watch, request.mostTokens());
        switch (request.task()) {
            case ANSWER -> answer(matter, request.language(), reply, watch);
            case EXPLAIN -> explain(matter, request.language(), reply, watch);
            case CHECK -> check(matter, request.language(), reply, watch);
            case SUMMARISE -> summarise(matter, request.language(), reply, watch);
            case DESCRIBE -> describe(matter, request.language(), reply, watch);
            case SHORTEN -> reply.line(draft(matter, request.language(), watch).shorter(Draft.length(instruction(matter), Draft.LONGEST)));
            case SPLIT -> split(matter, request.language(), reply, watch);
            case TAGS -> tags(matter, request.language(), reply, watch);
            case DRAFT -> reply.line(draft(matter, request.language(), watch).sentences());
            case TONE, TRANSLATE -> throw new AiFailure(Reason.UNSUPPORTED, "the built-in reader writes no words of its own", null);
        }
        return reply.whole(matter.words(), matter.passages());
    }

    private static void answer(Matter matter, String language, Reply reply, Watch watch) {
        Optional<Itself> itself = Itself.of(matter.words(), language);
        List<Passage> guide = matter.of(Kind.GUIDE);
        itself.ifPresent(one -> reply.line(Phrases.of(one.language()).say("answer." + one.about())));
        guide.forEach(passage -> reply.line(passage.words()));
        if (itself.isPresent() || !guide.isEmpty()) {
            return;
        }
        // a few words are soon mistaken for another language's: what they are asked about says more
        Terms terms = Terms.of(language(beginning(matter.of(Kind.THREAD)), language(matter.words(), language)));
        Question question = Question.of(matter, terms);
        List<Passage> passages = matter.passages().stream().filter(passage -> passage.kind() != Kind.DRAFT).toList();
        Set<Integer> barred = passages.stream().filter(passage -> asks(passage, matter.words())).map(Passage::number)
                .collect(Collectors.toSet());
        List<Sentence> best = new Answering(new Evidence(passages, terms, watch), question, barred, watch).best();
        if (best.isEmpty()) {
            reply.say(question.wanted().isEmpty() ? "answer.vague" : "answer.none");
        } else {
            reply.say(best.size() == 1 ? "answer.one" : "answer.some");
        }
        best.forEach(reply::quote);
    }

    /// Whether a passage is the post in which it was asked: it has the question's words in it and not much else.
    private static boolean asks(Passage passage, String words) {
        String asked = bare(words);
        String said = bare(passage.words());
        return !asked.isEmpty() && (said.contains(asked) || said.length() > 15 && asked.contains(said));
    }

    /// Letters and digits alone, without the people that it is addressed to.
    private static String bare(String words) {
        StringBuilder bare = new StringBuilder();
        for (String word : words.substring(0, Math.min(words.length(), Evidence.MOST_OF_ONE)).split("\\s+")) {
            if (!word.startsWith("@")) {
                word.codePoints().filter(Character::isLetterOrDigit).map(Character::toLowerCase).forEach(bare::appendCodePoint);
            }
        }
        return bare.toString();
    }

    private static void explain(Matter matter, String language, Reply reply, Watch watch) {
        Passage focus = focus(matter);
        if (focus == null) {
            reply.say("explain.none");
            return;
        }
        Evidence evidence = new Evidence(matter.passages(), Terms.of(language(focus.words(), language)), watch);
        About about = new About(evidence, focus, watch);
        Set<Sentence> quoted = new HashSet<>();
        Sentence before = about.repliedTo();
        if (before != null) {
            reply.say("explain.replies");
            reply.quoteOf(before);
            quoted.add(before);
        }
        Set<Integer> own = attached(matter.passages(), focus);
        List<Sentence> attached = evidence.sentences().stream().filter(sentence -> own.contains(sentence.passage().number()))
                .limit(2).toList();
        if (!attached.isEmpty()) {
            reply.say("explain.attached");
            attached.forEach(reply::quote);
            quoted.addAll(attached);
        }
        List<About.Told> told = about.told(quoted);
        told.forEach(one -> {
            reply.say("explain.about", one.word());
            reply.quoteOf(one.sentence());
        });
        if (quoted.isEmpty() && told.isEmpty()) {
            reply.say("explain.none");
        }
    }

    /// The numbers of what is attached to a post: what follows it before another post begins.
    private static Set<Integer> attached(List<Passage> passages, Passage post) {
        return passages.stream().skip(passages.indexOf(post) + 1L).takeWhile(passage -> passage.kind() == Kind.ATTACHED)
                .map(Passage::number).collect(Collectors.toSet());
    }

    private static void check(Matter matter, String language, Reply reply, Watch watch) {
        Passage focus = matter.focus();
        String claimed = focus == null ? matter.words() : focus.words();
        Terms terms = Terms.of(language(claimed, language));
        List<Passage> others = matter.passages().stream().filter(passage -> passage.kind() != Kind.DRAFT && !passage.equals(focus)
                && !asks(passage, claimed)).toList();
        Passage claim = new Passage(0, Kind.THREAD, "", null, claimed);
        List<Sentence> said = new Evidence(List.of(claim), terms, watch).sentences();
        Against.Sides sides = new Against(new Evidence(others, terms, watch), said, watch).sides();
        if (sides.isEmpty()) {
            reply.say("check.none");
        }
        if (!sides.other().isEmpty()) {
            reply.say("check.other");
            sides.other().forEach(reply::quoteOf);
        }
        if (!sides.same().isEmpty()) {
            reply.say("check.same");
            sides.same().forEach(reply::quoteOf);
        }
        reply.say("check.cannot");
    }

    private static void summarise(Matter matter, String language, Reply reply, Watch watch) {
        List<Passage> thread = matter.of(Kind.THREAD);
        List<Passage> passages = thread.isEmpty() ? matter.passages() : thread;
        Evidence evidence = new Evidence(passages, Terms.of(language(beginning(passages), language)), watch);
        int most = Math.clamp(evidence.sentences().size() / TO_ONE, SHORTEST_SUMMARY, LONGEST_SUMMARY);
        List<Sentence> best = new Central(evidence, watch).best(most);
        reply.say(best.isEmpty() ? "summary.none" : "summary");
        best.forEach(reply::quoteOf);
    }

    private static void describe(Matter matter, String language, Reply reply, Watch watch) {
        Evidence evidence = new Evidence(matter.of(Kind.ATTACHED), Terms.of(language), watch);
        reply.say(evidence.sentences().isEmpty() ? "describe.none" : "describe");
        evidence.sentences().stream().limit(MOST_OF_A_PICTURE).forEach(reply::quote);
    }

    private static void split(Matter matter, String language, Reply reply, Watch watch) {
        int most = Math.min(Draft.LONGEST, Draft.length(instruction(matter), Draft.LONGEST));
        boolean first = true;
        for (String part : draft(matter, language, watch).parts(most)) {
            reply.line(first ? part : "\n" + part);
            first = false;
        }
    }

    private static void tags(Matter matter, String language, Reply reply, Watch watch) {
        Set<String> used = new HashSet<>();
        Terms terms = Terms.of(language(matter.draft(), language));
        for (Passage passage : matter.of(Kind.THREAD, Kind.FOUND, Kind.COUNT)) {
            watch.look();
            terms.tokens(Plain.of(passage.words(), Evidence.MOST_OF_ONE)).stream().filter(token -> token.mark() == '#')
                    .forEach(token -> used.add(token.stem()));
        }
        reply.line(String.join(" ", draft(matter, language, watch).tags(used)));
    }

    private static Draft draft(Matter matter, String language, Watch watch) {
        return new Draft(matter.draft(), Terms.of(language(matter.draft(), language)), watch);
    }

    /// What is asked about the draft, when the draft itself is not what was said.
    private static String instruction(Matter matter) {
        return matter.of(Kind.DRAFT).isEmpty() ? "" : matter.words();
    }

    private static @Nullable Passage focus(Matter matter) {
        List<Passage> thread = new ArrayList<>(matter.of(Kind.THREAD));
        return matter.focus() != null ? matter.focus() : thread.isEmpty() ? null : thread.getLast();
    }

    /// So much of what is said as tells its language.
    private static String beginning(List<Passage> passages) {
        StringBuilder beginning = new StringBuilder();
        for (Passage passage : passages) {
            if (beginning.length() < TELLS_ITS_LANGUAGE) {
                String words = passage.words();
                beginning.append(words, 0, Math.min(words.length(), TELLS_ITS_LANGUAGE)).append(' ');
            }
        }
        return beginning.toString();
    }

    /// The language that words are read in: their own where it is known.
    private static String language(String words, String otherwise) {
        String own = Languages.of(words);
        return Terms.knows(own) ? own : otherwise;
    }
}
