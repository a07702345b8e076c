package social.linnet.page;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import social.linnet.event.Audience;
import social.linnet.media.Picture;
import social.linnet.post.Permissions;
import social.linnet.post.Segment;
import social.linnet.post.Words;

/// A post as one viewer sees it.
///
/// @param entry      the id by which it stands in a list: its own, or the repost's
/// @param id         the post's id
/// @param body       its text in parts; a mention of nobody is [Segment.Plain]
/// @param editedAt   when its author changed it last, or null
/// @param replyTo    the post it answers, or null
/// @param answering  whose post it answers, or null when it is no reply or they are gone
/// @param pictures   at most four
/// @param poll       what it asks, or null
/// @param card       what its first link leads to, or null when there is none or nobody has looked yet
/// @param quote      what it quotes, or null
/// @param mine       what this viewer did with it
/// @param filtered   the viewer's own filters that it fits and that do not hide it
/// @param repostedBy  who brought it here, or null
/// @param repostedFor for whom they did, or null
/// @param app         the program that it was made with, if its author shows it; its author always sees it
/// @param alike       those of its page that show almost the same and are folded into it
/// @param answer      what stands beside it when the assistant answers in it, or null
/// @param asked       what became of it when the viewer asked the assistant in it and is to be told, or null
public record PostView(long entry, long id, Person author, Permissions permissions, Words words, List<Segment> body,
                       Instant createdAt, @Nullable Instant editedAt, @Nullable Long replyTo,
                       @Nullable Person answering, List<PictureView> pictures, @Nullable PollView poll,
                       @Nullable CardView card, @Nullable QuoteView quote, Counts counts, Mine mine,
                       List<FilterHit> filtered, @Nullable Person repostedBy, @Nullable Audience repostedFor,
                       @Nullable App app, List<PostView> alike, @Nullable AnswerView answer, @Nullable AskedView asked) {

    /// Standing for itself alone.
    public PostView(long entry, long id, Person author, Permissions permissions, Words words, List<Segment> body,
                    Instant createdAt, @Nullable Instant editedAt, @Nullable Long replyTo, @Nullable Person answering,
                    List<PictureView> pictures, @Nullable PollView poll, @Nullable CardView card,
                    @Nullable QuoteView quote, Counts counts, Mine mine, List<FilterHit> filtered,
                    @Nullable Person repostedBy, @Nullable Audience repostedFor, @Nullable App app) {
        this(entry, id, author, permissions, words, body, createdAt, editedAt, replyTo, answering, pictures, poll, card,
                quote, counts, mine, filtered, repostedBy, repostedFor, app, List.of(), null, null);
    }

    /// Made with a program that this viewer is not told of.
    public PostView(long entry, long id, Person author, Permissions permissions, Words words, List<Segment> body,
                    Instant createdAt, @Nullable Instant editedAt, @Nullable Long replyTo, @Nullable Person answering,
                    List<PictureView> pictures, @Nullable PollView poll, @Nullable CardView card,
                    @Nullable QuoteView quote, Counts counts, Mine mine, List<FilterHit> filtered,
                    @Nullable Person repostedBy, @Nullable Audience repostedFor) {
        this(entry, id, author, permissions, words, body, createdAt, editedAt, replyTo, answering, pictures, poll, card,
                quote, counts, mine, filtered, repostedBy, repostedFor, null, List.of(), null, null);
    }

    /// The program that it was made with.
    ///
    /// @param website where it comes from, as it said itself, or null
    public record App(String name, @Nullable String website) {
    }

    public record Counts(long replies, long reposts, long likes, long quotes) {
        /// Not quoted.
        public Counts(long replies, long reposts, long likes) {
            this(replies, reposts, likes, 0);
        }
    }

    /// @param own        whether the viewer wrote it
    /// @param mayRepost  whether the audience allows this viewer to repost it
    /// @param bookmarked whether the viewer keeps it for later, which nobody else knows
    /// @param pinned     whether the viewer wrote it and shows it first on their page
    /// @param muted      whether the viewer wants to hear no more of its thread
    /// @param mayQuote   whether its author lets this viewer quote it
    /// @param mayReply   whether its author lets this viewer answer it
    public record Mine(boolean own, boolean liked, boolean reposted, boolean mayRepost, boolean bookmarked,
                       boolean pinned, boolean muted, boolean mayQuote, boolean mayReply) {
        public static final Mine NOBODY = new Mine(false, false, false, false, false, false, false, false, false);

        /// Without what is seldom done.
        public Mine(boolean own, boolean liked, boolean reposted, boolean mayRepost) {
            this(own, liked, reposted, mayRepost, false, false, false, false, true);
        }
    }

    /// @param url      address of the large rendition, from `/`, signed when not everybody may fetch it
    /// @param smallUrl the same of the small one
    /// @param madeBy   the model that made it, for the 'made with AI' label, or null when it was not made by one
    /// @param focus    what must stay to be seen when it is cropped
    /// @param film     how it plays, or null when it is a picture; the small one is then a still of it
    /// @param work     how it was made, when it is a work
    public record PictureView(long id, String url, String smallUrl, int width, int height, int smallWidth,
                              int smallHeight, String blurhash, String alt, @Nullable String madeBy,
                              Picture.Focus focus, @Nullable FilmView film, @Nullable WorkMark work) {

        /// One of which it is not said whether it is a work.
        public PictureView(long id, String url, String smallUrl, int width, int height, int smallWidth, int smallHeight,
                           String blurhash, String alt, @Nullable String madeBy, Picture.Focus focus, @Nullable FilmView film) {
            this(id, url, smallUrl, width, height, smallWidth, smallHeight, blurhash, alt, madeBy, focus, film, null);
        }

        /// One that nobody has said where to crop.
        public PictureView(long id, String url, String smallUrl, int width, int height, int smallWidth, int smallHeight,
                           String blurhash, String alt, @Nullable String madeBy) {
            this(id, url, smallUrl, width, height, smallWidth, smallHeight, blurhash, alt, madeBy, Picture.Focus.MIDDLE, null);
        }

        /// The same as the work that it is.
        public PictureView as(@Nullable WorkMark mark) {
            return mark == null ? this : new PictureView(id, url, smallUrl, width, height, smallWidth, smallHeight, blurhash, alt,
                    madeBy, focus, film, mark);
        }

        /// Whether the large one moves: what a post shows is kept as a GIF only when it does. The small one stands still.
        public boolean moves() {
            return url.split("\\?", 2)[0].endsWith("." + Picture.Type.GIF.extension());
        }
    }

    /// A picture that lasts.
    ///
    /// @param type    what its file is
    /// @param running how long it lasts
    /// @param bytes   of its file
    public record FilmView(Picture.Type type, Picture.Running running, long bytes) {

        /// Whether there is something to see; else there is only something to hear.
        public boolean isVideo() {
            return type == Picture.Type.MP4;
        }

        /// Whether it goes round and round, as a GIF does.
        public boolean loops() {
            return isVideo() && running.loops();
        }
    }

    /// The names of the viewer's filters that cover it; empty when none does.
    public String warnedBy() {
        return named(FilterHit.Action.WARN);
    }

    /// The names of the viewer's filters that cover its pictures; empty when none does.
    public String blurredBy() {
        return named(FilterHit.Action.BLUR);
    }

    private String named(FilterHit.Action action) {
        return filtered.stream().map(FilterHit::filter).filter(filter -> filter.action() == action)
                .map(FilterHit.Filter::title).distinct().collect(Collectors.joining(", "));
    }

    /// The same with something else to be seen of what it quotes.
    PostView quoting(QuoteView other) {
        return new PostView(entry, id, author, permissions, words, body, createdAt, editedAt, replyTo, answering,
                pictures, poll, card, other, counts, mine, filtered, repostedBy,
                repostedFor, app, alike, answer, asked);
    }

    /// The same with filters that it fits.
    PostView filtered(List<FilterHit> hits) {
        return new PostView(entry, id, author, permissions, words, body, createdAt, editedAt, replyTo, answering,
                pictures, poll, card, quote, counts, mine, hits, repostedBy,
                repostedFor, app, alike, answer, asked);
    }

    /// The same in the place of these as well, which show almost the same.
    public PostView standingFor(List<PostView> others) {
        return new PostView(entry, id, author, permissions, words, body, createdAt, editedAt, replyTo, answering,
                pictures, poll, card, quote, counts, mine, filtered, repostedBy,
                repostedFor, app, others, answer, asked);
    }

    /// The text of an answer in parts, as the site shows it; empty when it is none.
    public List<Said> said() {
        return answer == null ? List.of() : Said.of(body, answer.sources());
    }

    /// Its text, as its author wrote it.
    public String text() {
        return words.text();
    }

    /// What is shown before the text is, or empty.
    public String warning() {
        return words.warning();
    }

    /// Whether its pictures are covered until asked for.
    public boolean sensitive() {
        return words.sensitive();
    }

    /// BCP 47 tag of its text, or null when its author did not say.
    public @Nullable String language() {
        return words.language();
    }

    /// For whom it is.
    public Audience audience() {
        return permissions.audience();
    }

    /// The same with these parts of its text in the place of all of them.
    PostView saying(List<Segment> some) {
        return new PostView(entry, id, author, permissions, words, some, createdAt, editedAt, replyTo, answering,
                pictures, poll, card, quote, counts, mine, filtered, repostedBy,
                repostedFor, app, alike, answer, asked);
    }

    /// The same with other addresses of its pictures.
    public PostView showing(List<PictureView> others) {
        return new PostView(entry, id, author, permissions, words, body, createdAt, editedAt, replyTo, answering, others,
                poll, card, quote, counts, mine, filtered, repostedBy,
                repostedFor, app, alike, answer, asked);
    }

    /// Where it is: the path of its page.
    public String path() {
        return "/@" + author.handle() + "/" + id;
    }
}
