package social.linnet.studio.meme;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import org.springframework.stereotype.Service;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.event.Paging;
import social.linnet.event.Refused;
import social.linnet.media.Making;
import social.linnet.media.Picture;
import social.linnet.media.Picture.Provenance;
import social.linnet.media.Pictures;
import social.linnet.moderation.MayDo;
import social.linnet.post.Post;
import social.linnet.post.Posts;
import social.linnet.studio.Job;
import social.linnet.studio.Studio;
import social.linnet.studio.work.Style;
import social.linnet.studio.work.Work;
import social.linnet.studio.work.Works;

/// Makes memes.
@Service
public class Memes {

    /// Width of what is stored, in pixels.
    public static final int WIDTH = 1200;
    /// Width of what is only looked at.
    public static final int PREVIEW_WIDTH = 720;
    private static final int THUMBNAIL_WIDTH = 480;
    private static final float QUALITY = 0.94f;
    private static final float PREVIEW_QUALITY = 0.8f;
    /// How many of one's own pictures are offered.
    private static final int OFFERED = 24;
    private static final int POSTS_LOOKED_AT = 40;
    private static final int JOBS_LOOKED_AT = 8;
    /// How many are drawn at once: each takes a processor and some ten megabytes.
    private static final int AT_ONCE = 2;
    private static final long PATIENCE_SECONDS = 10;

    private final Sources sources;
    private final Pictures pictures;
    private final Posts posts;
    private final Accounts accounts;
    private final Studio studio;
    private final Works works;
    private final MayDo mayDo;
    private final Semaphore presses = new Semaphore(AT_ONCE, true);
    private final Map<Layout, byte[]> thumbnails = new ConcurrentHashMap<>();

    Memes(Sources sources, Pictures pictures, Posts posts, Accounts accounts, Studio studio, Works works, MayDo mayDo) {
        this.works = works;
        this.sources = sources;
        this.pictures = pictures;
        this.posts = posts;
        this.accounts = accounts;
        this.studio = studio;
        this.mayDo = mayDo;
    }

    /// Draws a meme and stores it as a picture of its maker's, described by its words.
    ///
    /// Where a model made any of its pictures, so it is labelled; else it is people's. In the lineage it comes from the first
    /// of its pictures.
    ///
    /// @throws Refused `meme-empty`, `not-found`, `remix-…`, `meme-not-public`, `too-many`, `picture-busy`
    public Picture make(long owner, Meme meme, Wording wording) {
        if (meme.isEmpty()) {
            throw Refused.invalid("meme-empty");
        }
        List<Sources.Source> allowed = sources.allowed(owner, meme.panels());
        mayDo.require(owner, MayDo.Action.UPLOAD);
        byte[] bytes = drawn(() -> jpeg(Press.draw(meme, sources.pixels(meme.layout(), allowed), WIDTH), QUALITY));
        Picture first = allowed.stream().map(Sources.Source::shown).filter(Objects::nonNull).findFirst().orElse(null);
        return pictures.store(owner, bytes, alt(meme, allowed, wording), making(allowed), made -> works.record(
                new Works.Made(made.id(), owner, Work.Kind.MEME, null, first, null, Style.NONE.word(), made.model())));
    }

    /// How a meme would look, as a JPEG; nothing is stored.
    ///
    /// @throws Refused `not-found`, `remix-…`, `meme-not-public`, `picture-busy`
    public byte[] preview(long owner, Meme meme) {
        List<Sources.Source> allowed = sources.allowed(owner, meme.panels());
        return drawn(() -> jpeg(Press.draw(meme, sources.pixels(meme.layout(), allowed), PREVIEW_WIDTH), PREVIEW_QUALITY));
    }

    /// What a layout looks like with nothing in it, as a JPEG.
    public byte[] thumbnail(Layout layout) {
        return thumbnails.computeIfAbsent(layout, wanted -> jpeg(
                Press.draw(Samples.of(wanted), Samples.pixels(wanted), THUMBNAIL_WIDTH), PREVIEW_QUALITY)).clone();
    }

    /// A picture that this person may put into a meme.
    ///
    /// @throws Refused `not-found`, `remix-…`
    public Picture source(long actor, long picture) {
        return sources.picture(actor, picture);
    }

    /// A post of which this person may make a meme.
    ///
    /// @throws Refused `not-found`, `meme-not-public`
    public Post subject(long actor, long post) {
        return sources.post(actor, post);
    }

    /// What may be put into a meme of a post besides its card: those of its pictures that its author lets people take
    /// further.
    public List<Picture> reusableOf(long actor, Post post) {
        return sources.reusableOf(actor, post);
    }

    /// One's own pictures that are offered, the newest first: what was made lately and what was posted.
    public List<Picture> offered(long owner) {
        Stream<Picture> made = studio.jobs(owner, "", JOBS_LOOKED_AT).stream().flatMap(job -> job.variants().stream())
                .filter(variant -> variant.failure() == null)
                .map(Job.Variant::picture).filter(Objects::nonNull);
        Stream<Picture> posted = pictures.ofPosts(posts.byAuthor(owner, Paging.newest(POSTS_LOOKED_AT), true, false)).values()
                .stream().flatMap(List::stream);
        Map<Long, Picture> all = Stream.concat(made, posted)
                .collect(Collectors.toMap(Picture::id, picture -> picture, (one, same) -> one));
        return all.values().stream().filter(picture -> picture.owner() == owner)
                .sorted(Comparator.comparingLong(Picture::id).reversed()).limit(OFFERED).toList();
    }

    private <T> T drawn(Supplier<T> work) {
        try {
            if (!presses.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw Refused.of(Refused.Kind.LIMITED, "picture-busy");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Refused.of(Refused.Kind.LIMITED, "picture-busy");
        }
        try {
            return work.get();
        } finally {
            presses.release();
        }
    }

    private static Making making(List<Sources.Source> sources) {
        List<Picture> shown = sources.stream().map(Sources.Source::shown).filter(Objects::nonNull).toList();
        List<Long> ids = shown.stream().map(Picture::id).distinct().toList();
        return shown.stream().filter(picture -> picture.model() != null).findFirst()
                .map(made -> new Making(Provenance.GENERATED, made.model(), ids, null))
                .orElseGet(() -> new Making(Provenance.HUMAN, null, ids, null));
    }

    private String alt(Meme meme, List<Sources.Source> sources, Wording wording) {
        String captions = meme.said().sorted(Comparator.<Caption>comparingDouble(caption -> caption.area().middleY())
                .thenComparingDouble(caption -> caption.area().middleX()))
                .map(caption -> caption.text().replace('\n', ' ')).collect(Collectors.joining(" / "));
        List<String> shown = new ArrayList<>();
        for (Sources.Source source : sources) {
            if (source.shown() != null && !source.shown().alt().isEmpty()) {
                shown.add(source.shown().alt());
            } else if (source.said() != null) {
                String name = accounts.find(source.said().author()).map(Account::shownName).orElse("");
                shown.add(wording.post(name, Sources.cardText(source.said())));
            }
        }
        String alt = wording.meme(captions, String.join(" ", shown));
        return alt.codePointCount(0, alt.length()) <= Picture.MAX_ALT ? alt
                : alt.substring(0, alt.offsetByCodePoints(0, Picture.MAX_ALT - 1)) + "…";
    }

    private static byte[] jpeg(BufferedImage image, float quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 17);
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } catch (IOException cannotBe) {
            throw new UncheckedIOException("writing to memory", cannotBe);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
