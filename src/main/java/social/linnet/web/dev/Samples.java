package social.linnet.web.dev;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import social.linnet.account.Account.Kind;
import social.linnet.ai.ImageModel.Shape;
import social.linnet.ai.ModelName;
import social.linnet.conversation.Chat;
import social.linnet.event.Audience;
import social.linnet.media.Picture;
import social.linnet.media.Picture.Provenance;
import social.linnet.page.CardView;
import social.linnet.page.ChatPages;
import social.linnet.page.Neighbour;
import social.linnet.page.Person;
import social.linnet.page.PollView;
import social.linnet.page.Portrait;
import social.linnet.page.PostView;
import social.linnet.page.PostView.Counts;
import social.linnet.page.PostView.Mine;
import social.linnet.page.PostView.PictureView;
import social.linnet.page.ProfileView;
import social.linnet.page.QuoteView;
import social.linnet.page.Suggestion;
import social.linnet.post.FeaturedTags;
import social.linnet.post.Permissions;
import social.linnet.post.Segment;
import social.linnet.post.Words;
import social.linnet.studio.Job;
import social.linnet.studio.Job.Failure;
import social.linnet.studio.Job.State;
import social.linnet.studio.Job.Variant;
import social.linnet.studio.work.Style;
import social.linnet.studio.work.Styles;
import social.linnet.trend.Trends;
import social.linnet.web.Assets;
import social.linnet.web.Beside;
import social.linnet.web.Frame;
import social.linnet.web.Messages;

/// What the page of pieces and the tests show: labelled sample accounts and what they might write.
public final class Samples {

    public static final Instant NOW = Instant.parse("2026-11-22T16:00:00Z");
    public static final ModelName PAINTER = new ModelName("builtin", "painter", true);

    public static final Person ROBIN = person(11, "sample_robin", "Sample Robin", Kind.PERSON);
    public static final Person WREN = person(12, "sample_wren", "Sample Wren", Kind.PERSON);
    public static final Person HARBOUR = person(13, "sample_harbour", "Harbour Library", Kind.ORGANISATION);
    public static final Person TIDES = person(14, "sample_tides", "Tide times", Kind.BOT);
    public static final Person LONG = person(15, "sample_a_rather_long_handle_01", "A sample with a very long name",
            Kind.ASSISTANT);
    public static final Person ARABIC = person(16, "sample_bulbul", "بلبل للتجربة", Kind.PERSON);

    private static final Messages MESSAGES = Messages.strict();
    private static final Assets ASSETS = new Assets();

    private Samples() {
    }

    public static Frame frame(Locale locale, @Nullable Person me, String path) {
        return new Frame("Linnet", "https://linnet.example", me, me != null, locale, social.linnet.web.Look.PLAIN, "a-token", path, null, null,
                MESSAGES, ASSETS, NOW, PAINTER, social.linnet.instance.EmojiSet.EMPTY, me == null ? Beside.NOTHING : beside(), false);
    }

    /// Something new, one tag, and somebody for each reason.
    private static Beside beside() {
        return new Beside(() -> 3, () -> Beside.MANY, () -> List.of(tag("gorse", 31, 9)), () -> List.of(
                new Suggestion(HARBOUR, false, Suggestion.Reason.FRIENDS, List.of(WREN, TIDES)),
                new Suggestion(LONG, true, Suggestion.Reason.MANY, List.of()),
                new Suggestion(ARABIC, false, Suggestion.Reason.NEW, List.of())),
                () -> List.of(new Styles.Trending(Style.INK, 7)));
    }

    public static Beside.Tag tag(String tag, long uses, long people) {
        LocalDate today = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
        return new Beside.Tag(tag, List.of(new Trends.Day(today, uses, people),
                new Trends.Day(today.minusDays(1), uses / 2, people / 2)));
    }

    public static Person person(long id, String handle, String name, Kind kind) {
        return new Person(id, handle, name, kind, null, true);
    }

    /// By its word, as a form names it: what an audience is, is no business of a page.
    private static Audience audience(String word) {
        return Audience.ofWord(word).orElseThrow();
    }

    public static List<PostView> posts() {
        List<PostView> posts = new ArrayList<>();
        posts.add(post(101, ROBIN, audience("public"), "en", Duration.ofMinutes(2), List.of(
                        new Segment.Plain("First frost on the gorse this morning. I described it to the painter and it "
                                + "found the light better than my phone did. "), new Segment.Tag("#linnet", "linnet")),
                List.of(view(1, 1536, 1024, "A pale sun over frosted hills", "builtin/painter")),
                new Counts(3, 12, 148), new Mine(false, true, false, true), null, null));
        posts.add(post(102, HARBOUR, audience("public"), "en", Duration.ofMinutes(41), List.of(
                        new Segment.Plain("Open until eight tonight. The reading group meets upstairs:\n\n"
                                + "– bring a book you did not finish\n– say why\n– swap it\n\n"),
                        new Segment.Link("https://library.example/evenings/the-books-we-did-not-finish?from=linnet")),
                List.of(), new Counts(0, 1, 9), new Mine(false, false, true, true), null, WREN));
        posts.add(post(103, WREN, audience("followers"), "en", Duration.ofHours(3), List.of(
                        new Segment.Mention("@sample_robin", "sample_robin"),
                        new Segment.Plain(" look, the same hill in four moods")),
                List.of(view(2, 1024, 1024, "The hill at dawn", "builtin/painter"),
                        view(3, 1024, 1024, "The hill at noon", "api.example/sample-image-1"),
                        view(4, 1024, 1024, "The hill at dusk", null), view(5, 1024, 1024, "", "builtin/painter")),
                new Counts(1, 0, 1), new Mine(false, false, false, false), ROBIN, null));
        posts.add(post(104, TIDES, audience("quiet"), "en", Duration.ofHours(5), List.of(
                        new Segment.Plain("High water 17:42, 4.1 m. Low water 23:58, 0.9 m.")),
                List.of(), new Counts(0, 0, 0), new Mine(false, false, false, true), null, null));
        posts.add(post(105, ARABIC, audience("public"), "ar", Duration.ofHours(9), List.of(
                        new Segment.Plain("صباح الخير من المرفأ. الضباب اليوم كثيف والطيور صامتة "),
                        new Segment.Tag("#صباح", "صباح")),
                List.of(view(6, 1024, 1536, "ميناء في الضباب", "builtin/painter")),
                new Counts(7, 23, 1204), new Mine(false, false, false, true), null, null));
        posts.add(post(106, LONG, audience("direct"), "en", Duration.ofDays(3), List.of(
                        new Segment.Mention("@sample_robin", "sample_robin"),
                        new Segment.Plain(" here is what I found in the thread: two posts say the path is closed, one "
                                + "says it opened again yesterday.")),
                List.of(), new Counts(0, 0, 0), new Mine(false, false, false, false), null, null));
        posts.add(post(107, ROBIN, audience("public"), null, Duration.ofDays(40), List.of(
                        new Segment.Plain("Two boats, one tide.")),
                List.of(view(7, 1200, 900, "A boat", null), view(8, 1200, 900, "Another boat", null)),
                new Counts(12_400, 3_021, 1_204_330), new Mine(true, true, true, true), null, null));
        PostView warned = posts.getFirst();
        posts.add(new PostView(990, 99, WREN, warned.permissions(), new Words("It was the gardener.", "How it ends", true,
                "en"), List.of(new Segment.Plain("It was the gardener.")), NOW.minus(Duration.ofDays(50)),
                NOW.minus(Duration.ofDays(49)), null, null, warned.pictures(), null, null, null, new Counts(0, 0, 0),
                Mine.NOBODY, List.of(), null, null));
        posts.add(new PostView(980, 98, WREN, warned.permissions(), new Words("Covered.", "", true, "en"),
                List.of(new Segment.Plain("Covered.")), NOW.minus(Duration.ofDays(51)), null, null, null,
                List.of(view(9, 1200, 900, "A wound", null)), null, null, null, new Counts(0, 0, 0), Mine.NOBODY,
                List.of(), null, null));
        posts.addAll(posts.size() - 2, talk());
        return posts;
    }

    /// A poll before and after a vote, a link, and a quote of each of these.
    public static List<PostView> talk() {
        Instant end = NOW.plus(Duration.ofHours(2));
        PostView asks = beside(94, "Which tide?", poll(end, false, true, null, null, List.of()), null, null);
        PostView answered = beside(95, "Which bird?", poll(end, true, false, 3L, 1L, List.of(0)), null, null);
        PostView links = beside(96, "Worth a look.", null, new CardView("https://www.library2.example/frost",
                CardView.Kind.LINK, "Frost, and what it does to a <hedge>", "Twelve mornings.", "A. Writer", "", "Library",
                NOW, null, 0, 0, "", null, "en"), null);
        PostView quotes = beside(97, "This.", null, null, new QuoteView(QuoteView.State.SHOWN, 95L, answered));
        PostView hidden = beside(93, "That.", null, null, new QuoteView(QuoteView.State.DETACHED, null, null));
        return List.of(asks, answered, links, quotes, hidden);
    }

    private static PollView poll(Instant end, boolean voted, boolean multiple, @Nullable Long first,
                                 @Nullable Long second, List<Integer> own) {
        return new PollView(94, end, false, multiple, 4, 4, List.of(new PollView.Option("The <first>", first),
                new PollView.Option("The second", second)), voted, own);
    }

    private static PostView beside(long id, String text, @Nullable PollView poll, @Nullable CardView card,
                                   @Nullable QuoteView quote) {
        return new PostView(id, id, WREN, Permissions.of(audience("public")), Words.of(text), List.of(new Segment.Plain(text)),
                NOW.minus(Duration.ofHours(6)), null, null, null, List.of(), poll, card, quote, new Counts(0, 0, 0, 2),
                new Mine(false, false, false, true), List.of(), null, null);
    }

    public static PostView post(long id, Person author, Audience audience, @Nullable String language, Duration past,
                         List<Segment> body, List<PictureView> pictures, Counts counts, Mine mine,
                         @Nullable Person answering, @Nullable Person via) {
        StringBuilder text = new StringBuilder();
        body.forEach(segment -> text.append(segment.text()));
        return new PostView(id * 10, id, author, Permissions.of(audience), Words.of(text.toString()).in(language), body,
                NOW.minus(past), null, answering == null ? null : 1L, answering, pictures, null, null, null, counts, mine,
                List.of(), via, via == null ? null : audience);
    }

    public static social.linnet.web.post.HistoryPage history(Frame f) {
        PostView post = posts().getFirst();
        return social.linnet.web.post.HistoryPage.of(f, post, List.of(
                new social.linnet.page.VersionView(new Words("Two boats, one tide.", "", false, "en"), List.of(), List.of(), 1,
                        NOW.minus(Duration.ofDays(2))),
                new social.linnet.page.VersionView(new Words("Three boats & one tide.", "Boats", true, "fr"), List.of(),
                        List.of(view(7, 1200, 900, "A boat", null)), 0, NOW.minus(Duration.ofDays(1)))));
    }

    public static social.linnet.web.Share share() {
        return new social.linnet.web.Share("article", ROBIN.name(), "Two boats </script>", "/@sample_robin/1", List.of(
                new social.linnet.web.Share.Image("https://linnet.example/media/p1/large.png", 10, 10, "Boats")), true, null, false,
                java.util.Map.of("@type", "SocialMediaPosting", "articleBody", "Two boats </script>"));
    }

    public static PictureView view(long seed, int width, int height, String alt, @Nullable String madeBy) {
        double shrink = 960.0 / Math.max(width, height);
        return new PictureView(seed, "/media/p" + seed + "/large.png", "/media/p" + seed + "/small.png", width, height,
                (int) (width * shrink), (int) (height * shrink), new SamplePicture(seed, 1, 1).blurhash(), alt, madeBy);
    }

    public static Picture picture(long seed, int width, int height, String alt, boolean made, @Nullable Long post) {
        double shrink = 960.0 / Math.max(width, height);
        return new Picture(seed, ROBIN.id(), "p" + seed, Picture.Type.PNG, width, height, (int) (width * shrink),
                (int) (height * shrink), 100_000, new SamplePicture(seed, 1, 1).blurhash(), alt, post, false,
                made ? Provenance.GENERATED : Provenance.HUMAN, made ? "builtin/painter" : null, NOW);
    }

    public static Job job(State state, Shape shape, int count, @Nullable Failure failure) {
        List<Variant> variants = new ArrayList<>();
        for (int n = 1; n <= count; n++) {
            variants.add(switch (state) {
                case RUNNING -> n == 1 ? new Variant(n, State.CHECKING, 95, true, null, null)
                        : n == 2 ? new Variant(n, State.RUNNING, 48, true, null, null)
                        : new Variant(n, n == 3 ? State.RUNNING : State.QUEUED, n == 3 ? 5 : 0, false, null, null);
                case READY -> n == 3 && count == 4
                        ? new Variant(n, State.FAILED, 100, false, null, Failure.UNUSABLE)
                        : new Variant(n, State.READY, 100, false, picture(20 + n + 4L * shape.ordinal(), shape.width(),
                        shape.height(), "A linnet on a gorse twig above a misty harbour", true, n == 2 ? 101L : null),
                        null);
                case FAILED -> new Variant(n, State.FAILED, 100, false, null, failure);
                default -> new Variant(n, state, state == State.CHECKING ? 96 : 0, state == State.CHECKING, null, null);
            });
        }
        return new Job("job-" + state.name().toLowerCase(Locale.ROOT) + "-" + shape.ordinal(), ROBIN.id(), Job.Kind.PAINT, List.of(), false,
                "A linnet on a gorse twig above a misty harbour at sunrise", Style.WATERCOLOUR, shape, state,
                state == State.QUEUED ? 2 : 0, PAINTER, failure, null, variants, NOW.minusSeconds(70));
    }

    public static ProfileView profile(Person person, boolean self, boolean following) {
        return new ProfileView(person, List.of(new Segment.Plain("Walks the harbour wall, paints it badly, keeps "
                + "trying.\n"), new Segment.Link("https://harbour.example/wall")),
                List.of("robin@elsewhere.example", "https://robin.example/"), NOW.minus(Duration.ofDays(200)),
                1_284, 12_940, 1, self, false, false, new social.linnet.graph.Relations.Standing(following, !self, false, false,
                false, false, false, false, null, following, false, false, "", List.of()));
    }

    public static Portrait portrait() {
        return new Portrait("p1/large.png", List.of(
                new Portrait.Line("Page", List.of(new Segment.Link("https://robin.example/")), NOW.minus(Duration.ofDays(9))),
                new Portrait.Line("Watches from", List.of(new Segment.Plain("The wall & the "), new Segment.Tag("#pier",
                        "pier")), null)),
                List.of(new FeaturedTags.Featured(1, "frost", "Frost", 12, null)), List.of(HARBOUR, ARABIC),
                List.of(HARBOUR, TIDES, LONG), true);
    }

    public static List<Neighbour> neighbours() {
        return List.of(WREN, HARBOUR, ARABIC, LONG, ROBIN).stream().map(person -> new Neighbour(person,
                "Walks the harbour wall & paints it badly.", person == ARABIC,
                profile(person, false, person == HARBOUR).standing())).toList();
    }

    public static List<ChatPages.Line> chats() {
        return List.of(new ChatPages.Line(106, List.of(WREN), posts().get(5), true),
                new ChatPages.Line(107, List.of(WREN, HARBOUR, ARABIC), posts().get(6), false),
                new ChatPages.Line(108, List.of(), posts().get(0), false));
    }

    public static ChatPages.Talk talk(List<Person> people) {
        return new ChatPages.Talk(new Chat(106, List.of(12L), 107, false), people, true, posts().subList(5, 7), 5L);
    }
}
