package social.linnet.page;

import java.time.Duration;
import java.util.function.Function;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Posts rendered once: the bytes of their unchanging part, by form (JSON, HTML in a language). Counters and the
/// viewer's own marks are appended by whoever asks.
///
/// The key holds all that the bytes show besides the post itself, which does not change: when the author takes another
/// name, the old bytes are simply not asked for any more. Posts with signed addresses in them are not kept.
@Component
public class RenderedPosts {

    private static final long MAX_BYTES = 256L << 20;

    private record Key(long post, String form, Person author, @Nullable Person answering,
                       java.util.List<PostView.PictureView> pictures) {
    }

    private final Cache<Key, byte[]> cache = Caffeine.newBuilder().maximumWeight(MAX_BYTES)
            .weigher((Key _, byte[] bytes) -> bytes.length + 200)
            .expireAfterAccess(Duration.ofHours(1)).build();

    /// The bytes of this post in this form, rendered now if they are not known.
    public byte[] get(PostView view, String form, Function<PostView, byte[]> render) {
        if (!view.audience().isPublic()) {
            return render.apply(view);
        }
        return cache.get(new Key(view.id(), form, view.author(), view.answering(), view.pictures()),
                _ -> render.apply(view));
    }
}
