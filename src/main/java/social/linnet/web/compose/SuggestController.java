package social.linnet.web.compose;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import social.linnet.account.Account;
import social.linnet.assistant.context.Self;
import social.linnet.instance.Emoji;
import social.linnet.page.Person;
import social.linnet.page.Profiles;
import social.linnet.search.Search;
import social.linnet.web.Frame;
import social.linnet.web.Site;
import social.linnet.web.Visitor;

/// What the box offers while somebody types: people after `@`, tags after `#`, emojis after `:`, each as a list of options.
@Controller
class SuggestController {

    private static final int OFFERED = 6;
    private static final int LONGEST = 60;

    private final Site site;
    private final Search search;
    private final Profiles profiles;
    private final Self self;

    SuggestController(Site site, Search search, Profiles profiles, Self self) {
        this.site = site;
        this.search = search;
        this.profiles = profiles;
        this.self = self;
    }

    /// @param q what was typed, with the sign that it begins with
    @GetMapping("/compose/suggest")
    View suggest(Visitor visitor, @RequestParam(defaultValue = "") String q, HttpServletRequest request,
                 HttpServletResponse response) {
        Frame frame = site.frame(request, response);
        String typed = q.length() < 2 || q.length() > LONGEST ? "" : q.substring(1);
        List<Suggestion> found = q.equals("@") ? assistant("").stream().toList() : typed.isEmpty() ? List.of() : switch (q.charAt(0)) {
            case '@' -> people(visitor, typed);
            case '#' -> search.tags(typed, 0, OFFERED).stream()
                    .map(tag -> new Suggestion("#" + tag, tag, null, null, null)).toList();
            case ':' -> emojis(frame).stream().filter(emoji -> fits(emoji, typed)).limit(OFFERED).toList();
            default -> List.of();
        };
        return site.view("composer/suggestions", Map.of("f", frame, "found", found));
    }

    private List<Suggestion> people(Visitor visitor, String typed) {
        Optional<Suggestion> assistant = assistant(typed);
        return Stream.concat(assistant.stream(), profiles.people(search.people(visitor.id(), typed, false, 0, OFFERED)).stream()
                .filter(person -> assistant.isEmpty() || person.kind() != Account.Kind.ASSISTANT)
                .map(person -> new Suggestion("@" + person.handle(), person.name(), person, null, null))).limit(OFFERED).toList();
    }

    /// The assistant stands first where its name begins so: whoever types `@` alone is offered it, since it can be called
    /// wherever one writes.
    private Optional<Suggestion> assistant(String typed) {
        String begins = plain(typed);
        return self.shown().filter(account -> account.handle().startsWith(begins) || plain(account.name()).startsWith(begins))
                .map(account -> new Suggestion("@" + account.handle(), account.name(), Person.of(account), null, null));
    }

    private static boolean fits(Suggestion emoji, String typed) {
        String wanted = plain(typed.replace('_', ' '));
        String words = " " + plain(emoji.words().replace('_', ' '));
        return words.contains(" " + wanted);
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT);
    }

    /// The picker: the site's own emojis first.
    @GetMapping("/compose/emojis")
    View picker(Visitor visitor, HttpServletRequest request, HttpServletResponse response) {
        Frame frame = site.frame(request, response);
        return site.view("composer/emojis", Map.of("f", frame, "found", emojis(frame)));
    }

    private static List<Suggestion> emojis(Frame frame) {
        List<Suggestion> all = new ArrayList<>();
        frame.emojis().all().stream().filter(Emoji::visible).forEach(emoji -> all.add(
                new Suggestion(emoji.written(), emoji.shortcode(), null, null, emoji.path())));
        StandardEmojis.ALL.forEach(emoji -> all.add(
                new Suggestion(emoji.symbol(), frame.t("emoji." + emoji.word()), null, emoji.symbol(), null)));
        return all;
    }
}
