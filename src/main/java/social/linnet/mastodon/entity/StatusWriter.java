package social.linnet.mastodon.entity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import social.linnet.account.Accounts;
import social.linnet.event.Ids;
import social.linnet.event.Refused;
import social.linnet.instance.EmojiSet;
import social.linnet.instance.Emojis;
import social.linnet.mastodon.wire.Json;
import social.linnet.mastodon.wire.JsonBytes;
import social.linnet.page.Person;
import social.linnet.page.PostView;
import social.linnet.page.QuoteView;
import social.linnet.page.RenderedPosts;
import social.linnet.post.PostText;

/// Writes statuses. What does not change is rendered once and kept as bytes, an object without its closing brace
/// ([StatusBody]); the account, the counters and the viewer's own flags are appended for each request. A page of home
/// is so many copies of byte ranges into one buffer, and no tree.
@Component
public final class StatusWriter {

    private static final String FORM = "mastodon-json";
    private static final int USUAL_SIZE = 3000;
    private static final byte[] NOTHING = {};
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};

    private final RenderedPosts rendered;
    private final AccountCards cards;
    private final Accounts accounts;
    private final Html html;
    private final Addresses addresses;
    private final Emojis emojis;

    StatusWriter(RenderedPosts rendered, AccountCards cards, Accounts accounts, Html html, Addresses addresses,
                 Emojis emojis) {
        this.rendered = rendered;
        this.cards = cards;
        this.accounts = accounts;
        this.html = html;
        this.addresses = addresses;
        this.emojis = emojis;
    }

    /// A list of statuses.
    ///
    /// @param signedIn whether somebody looks, so that their own flags are shown
    public JsonBytes list(List<PostView> views, boolean signedIn) {
        JsonBytes out = new JsonBytes(views.size() * USUAL_SIZE + 2);
        page(views, signedIn).list(out, views);
        return out;
    }

    /// One status.
    public JsonBytes one(PostView view, boolean signedIn) {
        JsonBytes out = new JsonBytes(USUAL_SIZE);
        page(List.of(view), signedIn).status(out, view, NOTHING);
        return out;
    }

    /// Each status by itself, by the id of its entry; without those whose people have gone since.
    public Map<Long, JsonBytes> each(List<PostView> views, boolean signedIn) {
        Page page = page(views, signedIn);
        Map<Long, JsonBytes> written = new HashMap<>();
        for (PostView view : views) {
            if (page.isShown(view)) {
                JsonBytes out = new JsonBytes(USUAL_SIZE);
                page.status(out, view, NOTHING);
                written.put(view.entry(), out);
            }
        }
        return written;
    }

    /// A status that has just been deleted, with its text, so that its author can write it anew.
    public JsonBytes deleted(PostView view) {
        byte[] text = new JsonBytes(USUAL_SIZE).raw(",\"text\":").string(view.text()).toByteArray();
        JsonBytes out = new JsonBytes(USUAL_SIZE);
        page(List.of(view), true).status(out, view, text);
        return out;
    }

    /// Mastodon's Context.
    public JsonBytes context(List<PostView> ancestors, List<PostView> descendants, boolean signedIn) {
        Page page = page(Stream.concat(ancestors.stream(), descendants.stream()).toList(), signedIn);
        JsonBytes out = new JsonBytes((ancestors.size() + descendants.size()) * USUAL_SIZE + 40);
        page.list(out.raw("{\"ancestors\":"), ancestors);
        page.list(out.raw(",\"descendants\":"), descendants);
        return out.raw("}");
    }

    private Page page(List<PostView> views, boolean signedIn) {
        List<PostView> all = new ArrayList<>(views);
        views.forEach(view -> {
            if (view.quote() != null && view.quote().post() != null) {
                all.add(view.quote().post());
            }
        });
        Set<Long> people = new HashSet<>();
        for (PostView view : all) {
            people.add(view.author().id());
            if (view.repostedBy() != null) {
                people.add(view.repostedBy().id());
            }
        }
        return new Page(cards.bytes(people), new Mentioned(accounts, all), signedIn);
    }

    /// The posts of one answer, with what is fetched for all of them together.
    private final class Page {

        private final Map<Long, byte[]> people;
        private final Mentioned mentioned;
        private final EmojiSet pictograms = emojis.now();
        private final boolean signedIn;

        Page(Map<Long, byte[]> people, Mentioned mentioned, boolean signedIn) {
            this.people = people;
            this.mentioned = mentioned;
            this.signedIn = signedIn;
        }

        void list(JsonBytes out, List<PostView> views) {
            out.raw("[");
            boolean first = true;
            for (PostView view : views) {
                if (isShown(view)) {
                    if (!first) {
                        out.raw(",");
                    }
                    first = false;
                    status(out, view, NOTHING);
                }
            }
            out.raw("]");
        }

        /// An account may have gone since the page was made.
        private boolean isShown(PostView view) {
            return people.containsKey(view.author().id())
                    && (view.repostedBy() == null || people.containsKey(view.repostedBy().id()));
        }

        void status(JsonBytes out, PostView view, byte[] more) {
            Person reposter = view.repostedBy();
            if (reposter == null) {
                inner(out, view, more);
            } else {
                wrapper(out, view, reposter);
                inner(out, view, NOTHING);
                tail(out, view, reposter.id(), more);
            }
        }

        private void inner(JsonBytes out, PostView view, byte[] more) {
            out.raw(rendered.get(view, FORM + pictograms.edition(), one -> unchanging(one, mentioned, pictograms)));
            beside(out, view);
            // differs between viewers: its author sees it always
            out.raw(",\"application\":").raw(view.answer() != null ? Json.write(AnswerEntity.made(view.answer()))
                    : view.app() == null ? NULL : Json.write(view.app()));
            tail(out, view, view.author().id(), more);
        }

        /// What a repost is before the post in it.
        private void wrapper(JsonBytes out, PostView view, Person reposter) {
            String page = addresses.post(reposter.handle(), view.entry());
            out.raw("{\"id\":\"").number(view.entry())
                    .raw("\",\"created_at\":\"").raw(Times.text(Ids.timeOf(view.entry())))
                    .raw("\",\"in_reply_to_id\":null,\"in_reply_to_account_id\":null,\"sensitive\":false,"
                            + "\"spoiler_text\":\"\",\"visibility\":\"").raw(Visibility.of(view.repostedFor() == null ? view.audience() : view.repostedFor()))
                    .raw("\",\"language\":null,\"uri\":").string(page).raw(",\"url\":").string(page)
                    .raw(",\"edited_at\":null,\"content\":\"\",\"application\":null,\"media_attachments\":[],"
                            + "\"mentions\":[],\"tags\":[],\"emojis\":[],\"card\":null,\"poll\":null,\"quote\":null,"
                            + "\"reblog\":");
        }

        /// What changes by itself: the poll, the card, the quote.
        private void beside(JsonBytes out, PostView view) {
            out.raw(",\"poll\":").raw(view.poll() == null ? NULL : Json.write(PollEntity.of(view.poll(), signedIn,
                    pictograms, addresses)));
            out.raw(",\"card\":").raw(view.card() == null ? NULL : Json.write(PreviewCard.of(view.card(), addresses)));
            out.raw(",\"quote\":");
            quote(out, view.quote());
        }

        /// Mastodon's Quote; within a quoted status its ShallowQuote, which names the other instead of showing it.
        private void quote(JsonBytes out, @Nullable QuoteView quote) {
            if (quote == null) {
                out.raw(NULL);
                return;
            }
            out.raw("{\"state\":\"").raw(QuoteWords.state(quote.state())).raw("\"");
            if (quote.post() == null) {
                out.raw(",\"quoted_status\":null,\"quoted_status_id\":");
                if (quote.quoted() == null) {
                    out.raw(NULL);
                } else {
                    out.raw("\"").number(quote.quoted()).raw("\"");
                }
            } else {
                out.raw(",\"quoted_status\":");
                if (isShown(quote.post())) {
                    status(out, quote.post(), NOTHING);
                } else {
                    out.raw(NULL);
                }
            }
            out.raw("}");
        }

        private void tail(JsonBytes out, PostView view, long account, byte[] more) {
            byte[] card = people.get(account);
            if (card == null) {
                throw Refused.notFound();
            }
            out.raw(",\"account\":").raw(card)
                    .raw(",\"quote_approval\":").raw(approval(view))
                    .raw(",\"replies_count\":").number(view.counts().replies())
                    .raw(",\"reblogs_count\":").number(view.counts().reposts())
                    .raw(",\"favourites_count\":").number(view.counts().likes())
                    .raw(",\"quotes_count\":").number(view.counts().quotes())
                    .raw(",\"linnet\":{\"reply_policy\":\"").raw(ReplyWords.of(view.permissions().replies()))
                    .raw("\",\"assisted\":").flag(view.words().assisted());
            List<WorkEntity> works = view.pictures().isEmpty() ? List.of() : WorkEntity.of(view, addresses);
            if (!works.isEmpty()) {
                out.raw(",\"works\":").raw(Json.write(works));
            }
            if (signedIn) {
                out.raw(",\"may_reply\":").flag(view.mine().mayReply());
            }
            if (view.answer() != null) {
                out.raw(",\"answer\":").raw(Json.write(AnswerEntity.of(view.answer(), addresses)));
            }
            out.raw("}");
            if (signedIn) {
                out.raw(",\"favourited\":").flag(view.mine().liked())
                        .raw(",\"reblogged\":").flag(view.mine().reposted())
                        .raw(",\"muted\":").flag(view.mine().muted())
                        .raw(",\"bookmarked\":").flag(view.mine().bookmarked())
                        .raw(",\"filtered\":");
                if (view.filtered().isEmpty()) {
                    out.raw("[]");
                } else {
                    out.raw(Json.write(view.filtered().stream().map(FilterResult::of).toList()));
                }
                if (view.mine().own()) {
                    out.raw(",\"pinned\":").flag(view.mine().pinned());
                }
            }
            out.raw(more).raw("}");
        }
    }

    private static byte[] approval(PostView view) {
        return Json.write(new Approval(QuoteWords.automatic(view.permissions().quotes()), List.of(),
                view.mine().mayQuote() ? "automatic" : "denied"));
    }

    private record Approval(List<String> automatic, List<String> manual, String currentUser) {
    }

    /// The unchanging part of a status, without the brace that closes it.
    private byte[] unchanging(PostView view, Mentioned mentioned, EmojiSet pictograms) {
        byte[] whole = Json.write(body(view, mentioned, pictograms));
        return Arrays.copyOf(whole, whole.length - 1);
    }

    private StatusBody body(PostView view, Mentioned mentioned, EmojiSet pictograms) {
        String page = addresses.post(view.author().handle(), view.id());
        return new StatusBody(String.valueOf(view.id()), Times.text(view.createdAt()),
                view.replyTo() == null ? null : view.replyTo().toString(),
                view.answering() == null ? null : String.valueOf(view.answering().id()), view.sensitive(),
                view.warning(), Visibility.of(view.audience()), view.language(), page, page,
                view.editedAt() == null ? null : Times.text(view.editedAt()), html.of(view.body()), null,
                view.pictures().stream().map(picture -> MediaAttachment.of(picture, addresses)).toList(),
                mentioned.in(view).stream().map(account -> new StatusBody.Mention(String.valueOf(account.id()),
                        account.handle(), addresses.profile(account.handle()), account.handle())).toList(),
                PostText.tags(view.body()).stream().map(tag -> new StatusBody.Tag(tag, addresses.tag(tag))).toList(),
                pictograms.in(view.warning(), view.text()).stream().map(emoji -> EmojiEntity.of(emoji, addresses)).toList());
    }
}
