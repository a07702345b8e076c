package social.linnet.web.view;

import static social.linnet.web.view.GalleryTest.render;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import social.linnet.ai.ModelName;
import social.linnet.ai.TextModel.Task;
import social.linnet.assistant.Answer;
import social.linnet.assistant.Oversight;
import social.linnet.assistant.Prompts;
import social.linnet.assistant.Question;
import social.linnet.assistant.Switch;
import social.linnet.assistant.chat.Chat;
import social.linnet.assistant.chat.Exchange;
import social.linnet.event.Audience;
import social.linnet.page.PostView;
import social.linnet.web.Frame;
import social.linnet.web.assistant.AboutPage;
import social.linnet.web.assistant.ChatPage;
import social.linnet.web.assistant.ExchangeView;
import social.linnet.web.assistant.Offer;
import social.linnet.web.assistant.OverseePage;
import social.linnet.web.assistant.SharePreview;
import social.linnet.web.dev.Samples;

/// The assistant's private side, with samples.
final class AssistantGallery {

    static final ModelName BUILTIN = new ModelName("builtin", "reader", true);
    private static final String ID = "AAAAAAAAAAAAAAAAAAAAAA";

    private AssistantGallery() {
    }

    /// What is said of the assistant where these answer and judge.
    static String about(Frame f, ModelName model, ModelName judge) {
        Prompts.Version version = new Prompts.Version(1, LocalDate.of(2026, 11, 29), "0".repeat(64), "The first.", "You are a program.");
        return render("assistant/about.jte", new AboutPage(f, "linnet", "Linnet", model, judge, true, version, List.of(version),
                List.of("search_posts", "read_thread", "read_profile", "tag_trend"), 20));
    }

    private static Offer offer(@Nullable String why, boolean silent, boolean all) {
        return new Offer(List.of(new Offer.Chore(Task.EXPLAIN, null), new Offer.Chore(Task.SUMMARISE, null), new Offer.Chore(Task.CHECK, null),
                new Offer.Chore(Task.TRANSLATE, "assistant.panel.cannot.translate"),
                new Offer.Chore(Task.DESCRIBE, "assistant.panel.cannot.describe")), why, silent, all, BUILTIN);
    }

    private static Exchange exchange(int number, Task task, String asked, String said, Exchange.State state, Question.@Nullable Reason reason,
                                     boolean replaced, Exchange.@Nullable Rating rating) {
        return new Exchange(ID.substring(0, 20) + (10 + number), ID, number, task, asked, said, state, reason, BUILTIN, 1, true, replaced,
                rating, "", List.of(), Samples.NOW);
    }

    private static ExchangeView view(Exchange exchange) {
        return new ExchangeView(exchange, 1L, exchange.state() != Exchange.State.SAID ? List.of() : List.of(
                new ExchangeView.Source(1, Samples.WREN, "The weir was opened in 1932.", Samples.NOW, "/@sample_wren/1"),
                new ExchangeView.Source(2, null, "", null, "")), "");
    }

    private static List<ExchangeView> views() {
        return List.of(view(exchange(1, Task.EXPLAIN, "", "It was opened in 1932 [1], some say later [2].", Exchange.State.SAID, null, true, null)),
                view(exchange(2, Task.ANSWER, "When was that?", "In 1932 [1].", Exchange.State.SAID, null, false, Exchange.Rating.WRONG)),
                view(exchange(5, Task.ANSWER, "Where is it?", "By the mill [1].", Exchange.State.SAID, null, false, Exchange.Rating.BETTER)),
                view(exchange(3, Task.CHECK, "", "", Exchange.State.FAILED, Question.Reason.TIMED_OUT, false, null)),
                view(exchange(4, Task.ANSWER, "And now?", "", Exchange.State.RUNNING, null, false, null)));
    }

    static void add(Map<String, String> pages, Frame f) {
        PostView post = Samples.posts().getFirst();
        Chat chat = new Chat(ID, Samples.ROBIN.id(), 1L, "When was that?", Task.ANSWER, Samples.NOW, Samples.NOW, List.of());
        Chat unnamed = new Chat(ID, Samples.ROBIN.id(), 1L, "", Task.EXPLAIN, Samples.NOW, Samples.NOW, List.of());
        pages.put("assistant-post", render("assistant/about-a-post.jte", Map.of("f", f, "post", post, "offer", offer(null, false, false))));
        pages.put("assistant-kept", render("assistant/about-a-post.jte", Map.of("f", f, "post", post, "offer",
                offer("assistant.panel.kept.one", true, false))));
        for (Question.Reason reason : Question.Reason.values()) {
            ExchangeView failed = view(exchange(1, Task.EXPLAIN, "", "", Exchange.State.FAILED, reason, false, null));
            pages.put("assistant-failed-" + reason.name().toLowerCase(java.util.Locale.ROOT),
                    render("assistant/answer.jte", Map.of("f", f, "view", failed, "post", post)));
        }
        pages.put("assistant-chats", render("assistant/chats.jte", Map.of("page", new ChatPage(f, List.of(chat, unnamed), 30, null, List.of(), Map.of(1L, post),
                BUILTIN, true, ""))));
        pages.put("assistant-chat", render("assistant/chat.jte", Map.of("page", new ChatPage(f, List.of(chat), 0, chat, views(), Map.of(1L, post),
                BUILTIN, true, ""))));
        pages.put("assistant-chat-off", render("assistant/chat.jte", Map.of("page", new ChatPage(f, List.of(chat), 0, chat, List.of(), Map.of(),
                BUILTIN, false, ""))));
        pages.put("assistant-delete", render("assistant/delete.jte", Map.of("f", f, "chat", chat)));
        pages.put("assistant-delete-all", render("assistant/delete.jte", Map.of("f", f)));
        List<Audience> audiences = List.of(Audience.PUBLIC, Audience.QUIET, Audience.FOLLOWERS);
        Exchange said = views().get(1).exchange();
        pages.put("assistant-share", render("assistant/share.jte", Map.of("f", f, "audiences", audiences, "preview",
                new SharePreview(said, "In 1932 [1].\n\n— AI · built-in reader\n[1] https://linnet.example/@a/1", true, post, null))));
        for (String why : List.of("answer", "private", "gone", "kept")) {
            pages.put("assistant-share-" + why, render("assistant/share.jte", Map.of("f", f, "audiences", audiences, "preview",
                    new SharePreview(said, "", false, null, "assistant.share.no." + why))));
        }
        pages.put("assistant-about", about(f, BUILTIN, SettingsGallery.WORD_LISTS));
        Answer answer = new Answer(1, 2, BUILTIN, 1, 1, null, null, List.of(), List.of());
        pages.put("assistant-oversee", render("assistant/oversee.jte", new OverseePage(f, new Switch.Position(false, 1L, Samples.NOW), "robin",
                java.util.Arrays.stream(Question.State.values()).map(state -> new Oversight.Tally(state, Question.Reason.OFF, 2)).toList(),
                List.of(new Oversight.Wrong("In 1931.", "It was 1932.", BUILTIN, 1, Samples.NOW)), List.of())));
        pages.put("assistant-correct", render("assistant/correct.jte", Map.of("f", f, "answer", answer, "words", "In 1931.", "reason", "")));
    }

    static void addFragments(Map<String, String> fragments, Frame f) {
        PostView post = Samples.posts().getFirst();
        fragments.put("assistant-panel", render("assistant/panel.jte", Map.of("f", f, "post", post, "offer", offer(null, false, false))));
        fragments.put("assistant-panel-off", render("assistant/panel.jte", Map.of("f", f, "post", post, "offer",
                offer("assistant.panel.off", false, false))));
        fragments.put("assistant-kept-all", render("assistant/panel.jte", Map.of("f", f, "post", post, "offer",
                offer("assistant.panel.kept.all", false, true))));
        fragments.put("assistant-exchange", render("assistant/exchange.jte", Map.of("f", f, "view", views().get(1))));
        fragments.put("assistant-offered", render("assistant/offered.jte", Map.of("f", f, "post", post, "offer", offer(null, false, false))));
        fragments.put("assistant-offered-not", render("assistant/offered.jte", Map.of("f", f, "post", post, "offer",
                offer("assistant.panel.kept", false, false))));
    }
}
