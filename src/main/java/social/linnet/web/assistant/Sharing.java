package social.linnet.web.assistant;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.account.Names;
import social.linnet.assistant.Answer;
import social.linnet.assistant.chat.Chats;
import social.linnet.assistant.chat.Exchange;
import social.linnet.assistant.context.Readers;
import social.linnet.assistant.context.Sight;
import social.linnet.event.Audience;
import social.linnet.event.Refused;
import social.linnet.moderation.CanSee;
import social.linnet.page.Pages;
import social.linnet.page.PostView;
import social.linnet.post.Draft;
import social.linnet.post.Post;
import social.linnet.post.PostText;
import social.linnet.post.Posts;
import social.linnet.post.Words;
import social.linnet.web.Messages;
import social.linnet.web.Visitor;

/// Makes a post of a private answer: what it would say, whether it may, and then does it. It is the person's own post, which
/// says whose words it holds.
@Component
class Sharing {

    private static final int MOST_SOURCES = 4;
    private static final Pattern MARK = Pattern.compile(" ?\\[(\\d{1,3})]");

    private final Chats chats;
    private final Posts posts;
    private final Pages pages;
    private final Sight sight;
    private final CanSee canSee;
    private final Names names;
    private final Accounts accounts;
    private final Messages messages;

    Sharing(Chats chats, Posts posts, Pages pages, Sight sight, CanSee canSee, Names names, Accounts accounts, Messages messages) {
        this.chats = chats;
        this.posts = posts;
        this.pages = pages;
        this.sight = sight;
        this.canSee = canSee;
        this.names = names;
        this.accounts = accounts;
        this.messages = messages;
    }

    /// @throws Refused `not-found`
    SharePreview preview(Visitor visitor, String id) {
        Exchange exchange = chats.exchange(visitor.id(), id);
        Long about = chats.chat(visitor.id(), exchange.chat()).post();
        PostView post = about == null ? null : pages.post(visitor.id(), about).orElse(null);
        String why = why(visitor, exchange, about, post);
        if (why != null) {
            return new SharePreview(exchange, "", false, null, why);
        }
        PostView quoted = post != null && post.mine().mayQuote() ? post : null;
        String by = messages.text(Locale.forLanguageTag(visitor.account().language()), exchange.model().builtin() ? "assistant.share.by.builtin"
                : "assistant.share.by", exchange.model().model());
        List<String> lines = sources(exchange, quoted);
        String tail = "\n\n" + by + (lines.isEmpty() ? "" : "\n" + String.join("\n", lines));
        String said = inert(exchange.said(), lines);
        int room = PostText.MAX_LENGTH - PostText.length(PostText.parse(tail));
        String words = fitted(said, room);
        return new SharePreview(exchange, words + tail, !words.equals(said), quoted, null);
    }

    private @Nullable String why(Visitor visitor, Exchange exchange, @Nullable Long about, @Nullable PostView post) {
        if (exchange.state() != Exchange.State.SAID) {
            return "assistant.share.no.answer";
        }
        if (!exchange.isOpen()) {
            return "assistant.share.no.private";
        }
        // what was for everybody when it was said may be no more
        Set<Long> rests = new HashSet<>(chats.rested(visitor.id(), exchange.id()));
        Set<Long> profiles = exchange.sources().stream().filter(Answer.Source::isProfile).map(Answer.Source::author).collect(Collectors.toSet());
        if (about != null) {
            rests.add(about);
        }
        Map<Long, Post> found = posts.find(rests);
        boolean seen = found.size() == rests.size() && canSee.among(null, found.values().stream().map(Post::subject).toList()).size() == rests.size();
        if (!seen || about != null && post == null || accounts.find(profiles).size() < profiles.size()) {
            return "assistant.share.no.gone";
        }
        boolean isKept = sight.isKeptAway(found.values()) || !profiles.stream().allMatch(account -> sight.mayRead(Readers.alone(visitor.id()), account));
        return isKept ? "assistant.share.no.kept" : null;
    }

    /// `[1] address`, one for each source that is not quoted below anyway.
    private List<String> sources(Exchange exchange, @Nullable PostView quoted) {
        List<String> lines = new ArrayList<>();
        for (Answer.Source source : exchange.sources().subList(0, Math.min(MOST_SOURCES, exchange.sources().size()))) {
            Account author = accounts.find(source.author()).orElse(null);
            String address = quoted != null && quoted.id() == source.post() ? null
                    : source.isProfile() ? names.profile(author) : names.post(author, source.post());
            if (address != null) {
                lines.add("[" + source.number() + "] " + address);
            }
        }
        return lines;
    }

    /// Without the marks of sources that are not named below.
    private static String inert(String said, List<String> lines) {
        return MARK.matcher(said).replaceAll(mark ->
                lines.stream().anyMatch(line -> line.startsWith("[" + mark.group(1) + "]")) ? mark.group() : "");
    }

    private static String fitted(String said, int room) {
        if (PostText.length(PostText.parse(said)) <= room) {
            return said;
        }
        StringBuilder some = new StringBuilder();
        for (String word : said.split("(?<=\\s)")) {
            if (PostText.length(PostText.parse(some + word.stripTrailing() + "…")) > room) {
                break;
            }
            some.append(word);
        }
        return some.toString().strip() + "…";
    }

    /// Posts it. Once: pressed twice it is the same post.
    ///
    /// @throws Refused `audience-unknown` when none was chosen, `assistant-not-shared` when it may not, and what [Posts#publish]
    ///                 refuses
    Post share(Visitor visitor, String id, String audience) {
        SharePreview preview = preview(visitor, id);
        Audience chosen = Audience.ofWord(audience).filter(one -> one != CanSee.ofMessages())
                .orElseThrow(() -> Refused.invalid("audience-unknown"));
        if (preview.why() != null) {
            throw Refused.forbidden("assistant-not-shared");
        }
        return posts.publish(Draft.of(visitor.id(), preview.text(), chosen)
                .saying(Words.of(preview.text()).in(visitor.account().language())).assisted()
                .quoting(preview.quoted() == null ? null : Long.valueOf(preview.quoted().id())).once("assistant-share-" + id));
    }
}
