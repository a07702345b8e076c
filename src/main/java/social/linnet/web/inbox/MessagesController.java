package social.linnet.web.inbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.conversation.Chat;
import social.linnet.conversation.Chats;
import social.linnet.event.Paging;
import social.linnet.event.Refused;
import social.linnet.moderation.CanSee;
import social.linnet.page.ChatPages;
import social.linnet.page.Person;
import social.linnet.page.PostView;
import social.linnet.post.Draft;
import social.linnet.post.Post;
import social.linnet.post.PostText;
import social.linnet.post.Posts;
import social.linnet.web.Cookies;
import social.linnet.web.Frame;
import social.linnet.web.Site;
import social.linnet.web.Visitor;

/// Messages: direct posts, put together by who is in them. Whoever opens a chat has read it.
@Controller
class MessagesController {

    private static final int SAID = 30;
    /// The list of chats is a view: what was just written is in it within moments.
    private static final Duration ARRIVES = Duration.ofSeconds(2);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final Site site;
    private final Chats chats;
    private final ChatPages pages;
    private final Posts posts;
    private final Accounts accounts;
    private final Cookies cookies;

    MessagesController(Site site, Chats chats, ChatPages pages, Posts posts, Accounts accounts, Cookies cookies) {
        this.site = site;
        this.chats = chats;
        this.pages = pages;
        this.posts = posts;
        this.accounts = accounts;
        this.cookies = cookies;
    }

    @GetMapping("/messages")
    View messages(Visitor visitor, @RequestParam(required = false) @Nullable Long before, HttpServletRequest request,
                  HttpServletResponse response) {
        ChatPages.Part part = pages.chats(visitor.id(), Paging.before(before, Paging.DEFAULT_LIMIT));
        MessagesPage page = new MessagesPage(site.frame(request, response), part.chats(), part.next());
        return site.page(Site.isFragment(request) ? "messages/more" : "messages", page);
    }

    @GetMapping("/messages/new")
    View begin(Visitor visitor, @RequestParam(defaultValue = "") String to, @RequestParam(defaultValue = "") String text,
               HttpServletRequest request, HttpServletResponse response) {
        Optional<Account> one = accounts.findByHandle(to.strip());
        Optional<Chat> known = one.flatMap(account -> chats.with(visitor.id(),
                account.id() == visitor.id() ? List.of() : List.of(account.id())));
        return known.isPresent() ? Site.redirect("/messages/" + known.get().id())
                : site.page("messages/new", new NewTalkPage(site.frame(request, response), to, text, Site.key(), null));
    }

    /// The first message to some people.
    @PostMapping("/messages")
    View write(Visitor visitor, @RequestParam(defaultValue = "") String to, @RequestParam(defaultValue = "") String text,
               @RequestParam(name = "idempotency_key", required = false) @Nullable String key,
               HttpServletRequest request, HttpServletResponse response) {
        Frame frame = site.frame(request, response);
        List<Account> people = new ArrayList<>();
        for (String typed : to.replace(',', ' ').strip().split("\\s+")) {
            String handle = typed.startsWith("@") ? typed.substring(1) : typed;
            Optional<Account> found = accounts.findByHandle(handle);
            if (found.isEmpty()) {
                return again(frame, to, text, handle.isEmpty() ? frame.t("talk.new.nobody")
                        : frame.t("talk.new.unknown", "@" + handle));
            }
            people.add(found.get());
        }
        try {
            Post post = say(visitor, people.stream().map(Person::of).toList(), text, null, key);
            return Site.redirect("/messages/" + arrived(visitor, post).id());
        } catch (Refused refused) {
            return again(frame, to, text, frame.refused(refused));
        }
    }

    private View again(Frame frame, String to, String text, String wrong) {
        return site.view("messages/new", Map.of("page", new NewTalkPage(frame, to, text, Site.key(), wrong)),
                HttpStatus.UNPROCESSABLE_ENTITY);
    }

    /// @param before show what was said before this
    /// @param after  show what was said after this alone
    @GetMapping("/messages/{id}")
    View talk(Visitor visitor, @PathVariable long id, @RequestParam(required = false) @Nullable Long before,
              @RequestParam(required = false) @Nullable Long after, HttpServletRequest request,
              HttpServletResponse response) {
        ChatPages.Talk talk = pages.talk(visitor.id(), id, new Paging(before, after, null, SAID));
        if (before == null) {
            chats.read(visitor.id(), talk.chat());
        }
        TalkPage page = new TalkPage(site.frame(request, response), talk, Site.key(), "");
        return !Site.isFragment(request) ? site.page("messages/talk", page) : after != null
                ? site.page("messages/said", page) : site.page("messages/earlier", page);
    }

    @PostMapping("/messages/{id}")
    View answer(Visitor visitor, @PathVariable long id, @RequestParam(defaultValue = "") String text,
                @RequestParam(name = "idempotency_key", required = false) @Nullable String key,
                HttpServletRequest request, HttpServletResponse response) {
        ChatPages.Talk talk = pages.talk(visitor.id(), id, Paging.newest(SAID));
        Frame frame = site.frame(request, response);
        try {
            Post post = say(visitor, talk.people(), text, talk.posts().reversed().stream()
                    .filter(each -> each.mine().mayReply() || each.mine().own()).findFirst().orElse(null), key);
            if (!Site.isFragment(request)) {
                arrived(visitor, post);
                return Site.redirect("/messages/" + talk.chat().id());
            }
            PostView said = pages.said(visitor.id(), post.id(), talk.people());
            return site.page("messages/sent", new TalkPage(frame, new ChatPages.Talk(talk.chat(), talk.people(),
                    talk.whole(), List.of(said), null), Site.key(), ""));
        } catch (Refused refused) {
            if (Site.isFragment(request)) {
                throw refused;
            }
            return site.view("messages/talk", Map.of("page", new TalkPage(site.frame(request, response,
                    frame.refused(refused)), talk, Site.key(), text)), HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    /// Says something to these people: whoever is not named already is named at the beginning.
    private Post say(Visitor visitor, List<Person> people, String text, @Nullable PostView answered,
                     @Nullable String key) {
        if (text.isBlank()) {
            throw Refused.invalid("post-empty");
        }
        Set<String> named = Set.copyOf(PostText.handles(PostText.parse(text)));
        StringBuilder whole = new StringBuilder();
        people.stream().filter(person -> person.id() != visitor.id() && !named.contains(person.handle()))
                .forEach(person -> whole.append('@').append(person.handle()).append(' '));
        return posts.publish(Draft.of(visitor.id(), whole.append(text).toString(), CanSee.ofMessages())
                .answering(answered == null ? null : answered.id()).once(key));
    }

    private Chat arrived(Visitor visitor, Post post) {
        long until = System.nanoTime() + ARRIVES.toNanos();
        while (true) {
            try {
                return chats.find(visitor.id(), post.id());
            } catch (Refused notYet) {
                if (System.nanoTime() > until) {
                    throw notYet;
                }
                java.util.concurrent.locks.LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            }
        }
    }

    @PostMapping("/messages/{id}/unread")
    View unread(Visitor visitor, @PathVariable long id, HttpServletResponse response) {
        chats.unread(visitor.id(), chats.find(visitor.id(), id));
        cookies.flash(response, "talk-unread");
        return Site.redirect("/messages");
    }

    @PostMapping("/messages/{id}/remove")
    View remove(Visitor visitor, @PathVariable long id, HttpServletResponse response) {
        chats.remove(visitor.id(), chats.find(visitor.id(), id));
        cookies.flash(response, "talk-removed");
        return Site.redirect("/messages");
    }
}
