package social.linnet.web.compose;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import tools.jackson.databind.json.JsonMapper;

import social.linnet.assistant.Question.Reason;
import social.linnet.assistant.writing.Failed;
import social.linnet.assistant.writing.Help;
import social.linnet.assistant.writing.Proposal;
import social.linnet.assistant.writing.Writing;
import social.linnet.event.Refused;
import social.linnet.web.EventStream;
import social.linnet.web.Frame;
import social.linnet.web.Site;
import social.linnet.web.Visitor;

/// Help with writing. What is asked for comes as server-sent events: `words` with the words so far, then `done` with the id of
/// the proposal, or `failed` with the reason in the reader's words, or `cannot` with one that stays; each as a JSON string.
@Controller
class HelpController {

    private static final Logger LOG = LoggerFactory.getLogger(HelpController.class);

    private static final String LANGUAGE = "[a-zA-Z]{2,3}(-[a-zA-Z0-9]{1,8}){0,3}";

    private final Site site;
    private final Writing writing;
    private final JsonMapper json;

    HelpController(Site site, Writing writing, JsonMapper json) {
        this.site = site;
        this.writing = writing;
        this.json = json;
    }

    /// What can be done to what stands in the box, and why something cannot.
    @GetMapping("/compose/help")
    View menu(Visitor visitor, HttpServletRequest request, HttpServletResponse response) {
        List<HelpEntry> entries = Arrays.stream(Help.values()).filter(Help::isOfText)
                .map(help -> new HelpEntry(help, writing.hindrance(help).map(HelpController::word).orElse(null))).toList();
        return site.view("composer/help-menu", Map.of("f", site.frame(request, response), "entries", entries, "model", writing.model()));
    }

    /// @param word     what is wanted
    /// @param picture  the picture to describe, or null
    /// @param language that the post is in
    @PostMapping("/compose/help")
    void help(Visitor visitor, @RequestParam(name = "help") String word,
              @RequestParam(required = false) @Nullable Long picture, @RequestParam(defaultValue = "") String language,
              HttpServletRequest request, HttpServletResponse response) throws IOException {
        Help help = Help.ofWord(word).orElseThrow(Refused::notFound);
        if (help.isOfText() == (picture != null)) {
            throw Refused.notFound();
        }
        Frame frame = site.frame(request, response);
        String[] texts = request.getParameterValues("text");
        // not as a parameter: a list of one would be cut at its commas
        String written = Arrays.stream(texts == null ? new String[0] : texts).limit(Written.MAX_PARTS)
                .map(text -> text.replace("\r\n", "\n").strip()).collect(Collectors.joining("\n\n"));
        String tongue = language.matches(LANGUAGE) ? language
                : visitor.account().language();
        Answer answer = new Answer(response);
        try {
            Writing.Watch watch = new Writing.Watch(words -> answer.tell("words", words), answer::isGone);
            Proposal made = picture == null ? writing.propose(visitor.id(), help, written, tongue, watch)
                    : writing.describe(visitor.id(), picture, written, tongue, watch);
            answer.tell("done", made.id());
        } catch (Failed failed) {
            answer.tell(failed.reason().mayPass() ? "failed" : "cannot", frame.t(!help.isOfText() && failed.reason() == Reason.UNSUPPORTED
                    ? "assistant.writing.unsupported.alt" : "assistant.writing.failed." + word(failed.reason())));
        } catch (Refused refused) {
            answer.tell("failed", frame.refused(refused));
        }
    }

    /// A proposal, as the difference to what stood there.
    @GetMapping("/compose/help/{id}")
    View proposal(Visitor visitor, @PathVariable String id, HttpServletRequest request, HttpServletResponse response) {
        return site.view("composer/proposal", Map.of("f", site.frame(request, response),
                "change", Change.of(writing.find(visitor.id(), id))));
    }

    private static String word(Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// What goes to a browser bit by bit. One that has gone is told nothing, and whoever makes the proposal may stop.
    private final class Answer {
        private final EventStream out;
        private final AtomicBoolean gone = new AtomicBoolean();

        Answer(HttpServletResponse response) throws IOException {
            out = EventStream.open(response);
        }

        void tell(String event, String words) {
            if (gone.get()) {
                return;
            }
            try {
                out.say(event, json.writeValueAsString(words));
            } catch (IOException left) {
                LOG.debug("Nobody waits for a proposal any more: {}", left.getMessage());
                gone.set(true);
            }
        }

        boolean isGone() {
            return gone.get();
        }
    }
}
