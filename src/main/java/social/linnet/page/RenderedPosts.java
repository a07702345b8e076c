package social.linnet.page;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import social.linnet.post.Words;

/// Posts rendered once: the bytes of their unchanging part, by form (JSON, HTML in a language). Counters and the
/// viewer's own marks are appended by whoever asks.
///
/// The key holds all of what the bytes show that may change: when the author edits the post or takes another name, the old
/// bytes are simply not asked for any more. Whatever changes by itself or differs between viewers (polls, cards, what is
/// quoted, filters) is no part of the bytes. Posts with signed addresses in them are not kept.
@Component
public class RenderedPosts {

    private static final long MAX_BYTES = 256L << 20;

    private record Key(long post, String form, Person author, @Nullable Person answering, Words words,
                       @Nullable Instant editedAt, List<PostView.PictureView> pictures) {
    }

    private final Cache<Key, byte[]> cache = Caffeine.newBuilder().maximumWeight(MAX_BYTES)
            .weigher((Key _, byte[] bytes) -> bytes.length + 200)
            .expireAfterAccess(Duration.ofHours(1)).build();

    /// The bytes of this post in this form, rendered now if they are not known.
    public byte[] get(PostView view, String form, Function<PostView, byte[]> render) {
        if (!view.audience().isPublic()) {
            return render.apply(view);
        }
        return cache.get(new Key(view.id(), form, view.author(), view.answering(), view.words(), view.editedAt(),
                view.pictures()), _ -> render.apply(view));
    }
}
