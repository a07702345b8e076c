package social.linnet.web.post;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import social.linnet.account.Sessions;
import social.linnet.assistant.Live;
import social.linnet.assistant.Questions;
import social.linnet.event.Refused;
import social.linnet.page.Answering;
import social.linnet.page.Pages;
import social.linnet.page.PostView;
import social.linnet.page.Surface;
import social.linnet.web.EventStream;
import social.linnet.web.Frame;
import social.linnet.web.Messages;
import social.linnet.web.Site;
import social.linnet.web.Visitor;
import tools.jackson.databind.json.JsonMapper;

/// The assistant's answers in a thread, while they are made, as server-sent events of JSON: `reading` with the place where
/// an answer will stand, `words` with all of it so far, `answer` with the post that it became, and `over` when there is
/// none; each names the `question`. Also the button that asks once more.
///
/// Each connection is one virtual thread that sleeps until there is something to say, and says the latest.
@Controller
class AnsweringController {

    /// A session that has ended closes its connections within this time.
    private static final long CHECK_SECONDS = 4;
    private static final int MAX_PER_ACCOUNT = 12;
    /// Of all who are not signed in together.
    private static final int MAX_STRANGERS = 2_000;
    /// Said once, after what came before; browsers do not mind it.
    private static final String CAUGHT_UP = "caught up";

    private final Site site;
    private final Answering answering;
    private final Questions questions;
    private final Pages pages;
    private final Sessions sessions;
    private final Messages messages;
    private final JsonMapper json;
    private final Set<Following> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closing;

    AnsweringController(Site site, Answering answering, Questions questions, Pages pages, Sessions sessions, Messages messages,
                        JsonMapper json) {
        this.site = site;
        this.answering = answering;
        this.questions = questions;
        this.pages = pages;
        this.sessions = sessions;
        this.messages = messages;
        this.json = json;
    }

    /// @param after the newest post that the page shows: answers that came since are told first
    @GetMapping("/posts/{id}/answering")
    void watch(@PathVariable long id, @RequestParam(defaultValue = "0") long after, @Nullable Visitor visitor,
               HttpServletRequest request, HttpServletResponse response) throws Exception {
        Long viewer = Site.viewer(visitor);
        long theirs = open.stream().filter(each -> java.util.Objects.equals(each.viewer(), viewer)).count();
        if (theirs >= (viewer == null ? MAX_STRANGERS : MAX_PER_ACCOUNT)) {
            throw Refused.of(Refused.Kind.LIMITED, "too-many");
        }
        Following following = new Following(viewer);
        AutoCloseable watched = answering.watch(viewer, id, following::came).orElseThrow(Refused::notFound);
        open.add(following);
        try {
            Frame frame = site.frame(request, response);
            talk(new Told(frame, viewer, after, EventStream.open(response)), following, visitor, id, after);
        } finally {
            open.remove(following);
            watched.close();
        }
    }

    /// Who is told, with what frame, and the newest post that they had when they came.
    private record Told(Frame frame, @Nullable Long viewer, long after, EventStream out) {
    }

    private void talk(Told told, Following following, @Nullable Visitor visitor, long id, long after) throws Exception {
        told.out().comeBack();
        for (PostView answer : answering.since(told.viewer(), id, after)) {
            following.answered(answer.id());
            say(told, "answer", answered(told, java.util.Objects.requireNonNull(answer.answer()).question(), answer));
        }
        told.out().comment(CAUGHT_UP);
        int quiet = 0;
        while (!closing && (visitor == null || sessions.find(visitor.token()).isPresent())) {
            List<Live.Partial> latest = following.take(CHECK_SECONDS);
            for (Live.Partial partial : latest) {
                tell(told, following, partial);
            }
            quiet = latest.isEmpty() ? quiet + 1 : 0;
            if (quiet >= 4) {
                told.out().comment("still here");
                quiet = 0;
            }
        }
    }

    private void tell(Told told, Following following, Live.Partial partial) throws IOException {
        if (partial.isOver()) {
            Optional<PostView> answer = answering.answer(told.viewer(), partial.question());
            if (answer.isPresent()) {
                following.shown(partial.question(), false);
                if (following.answered(answer.get().id())) {
                    say(told, "answer", answered(told, partial.question(), answer.get()));
                }
            } else {
                // of a question that is not for them they are told nothing
                String state = state(told, partial.question());
                if (following.shown(partial.question(), false) || !state.isEmpty()) {
                    say(told, "over", Map.of("question", String.valueOf(partial.question()), "html", state));
                }
            }
            return;
        }
        Optional<Answering.Coming> coming = following.decided(partial, () -> answering.shown(told.viewer(), partial));
        if (coming.isEmpty()) {
            // what it reads now is not for them, whatever they saw of it before
            if (following.shown(partial.question(), false)) {
                say(told, "over", Map.of("question", String.valueOf(partial.question()), "html", ""));
            }
        } else if (following.shown(partial.question(), true)) {
            say(told, "words", Map.of("question", String.valueOf(partial.question()), "words", partial.words()));
        } else {
            Map<String, String> said = asked(told, partial.question());
            said.put("html", site.text("post/coming", Map.of("f", told.frame(), "coming", coming.get())));
            say(told, "reading", said);
        }
    }

    /// Which question it is; and the question itself with what it answers, where somebody else asked it after the page was
    /// made.
    private Map<String, String> asked(Told told, long question) {
        Map<String, String> said = new HashMap<>(Map.of("question", String.valueOf(question)));
        if (question > told.after()) {
            pages.listing(told.viewer(), Surface.CONTEXT, List.of(question), 1).posts().stream().filter(post -> !post.mine().own())
                    .findFirst().ifPresent(post -> {
                        said.put("asked", site.text("post/card", Map.of("f", told.frame(), "post", post)));
                        said.put("to", String.valueOf(post.replyTo()));
                    });
        }
        return said;
    }

    private Map<String, String> answered(Told told, long question, PostView answer) {
        Map<String, String> said = asked(told, question);
        said.putAll(Map.of("entry", String.valueOf(answer.entry()),
                "html", site.text("post/card", Map.of("f", told.frame(), "post", answer)),
                "says", messages.text(told.frame().locale(), "answer.there", answer.author().name())));
        return said;
    }

    /// What is said below the question, to whoever asked.
    private String state(Told told, long question) {
        return pages.post(told.viewer(), question).filter(post -> post.asked() != null)
                .map(post -> site.text("post/asked", Map.of("f", told.frame(), "post", post))).orElse("");
    }

    private void say(Told told, String event, Map<String, String> data) throws IOException {
        told.out().say(event, json.writeValueAsString(data));
    }

    /// Asks once more what failed.
    @PostMapping("/posts/{id}/ask-again")
    View again(Visitor visitor, @PathVariable long id, HttpServletRequest request, HttpServletResponse response) {
        questions.again(visitor.id(), id);
        return Site.isFragment(request) ? site.view("post/asked-again", Map.of("f", site.frame(request, response)))
                : Site.redirect(site.cameFrom(request, "/home"));
    }

    /// A server that stops must not wait for readers who stay.
    @EventListener
    void closing(ContextClosedEvent event) {
        closing = true;
        open.forEach(Following::wake);
    }
}
