package social.linnet.mastodon;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import javax.imageio.ImageIO;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

import social.linnet.event.Ids;
import social.linnet.event.Refused;
import social.linnet.media.Picture;
import social.linnet.media.Pictures;

/// Pictures on the heap, for where there is no real store of them.
final class FakePictures implements Pictures {

    @AutoConfiguration
    static class Configuration {
        @Bean
        @ConditionalOnMissingBean(Pictures.class)
        Pictures fakePictures(Ids ids) {
            return new FakePictures(ids);
        }
    }

    private final Ids ids;
    private final Map<Long, Picture> kept = new ConcurrentHashMap<>();

    FakePictures(Ids ids) {
        this.ids = ids;
    }

    @Override
    public Picture upload(long owner, InputStream bytes, String alt) {
        return keep(owner, bytes, alt, Picture.Provenance.UNKNOWN, null);
    }

    @Override
    public Picture store(long owner, byte[] bytes, String alt, Picture.Provenance provenance, String model) {
        return keep(owner, new ByteArrayInputStream(bytes), alt, provenance, model);
    }

    private Picture keep(long owner, InputStream bytes, String alt, Picture.Provenance provenance,
                         @Nullable String model) {
        if (alt.length() > Picture.MAX_ALT) {
            throw Refused.invalid("alt-too-long", Picture.MAX_ALT);
        }
        BufferedImage image;
        try {
            image = ImageIO.read(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (image == null) {
            throw Refused.invalid("picture-type");
        }
        long id = ids.next();
        Picture picture = new Picture(id, owner, "picture-" + id, Picture.Type.PNG, image.getWidth(), image.getHeight(),
                image.getWidth(), image.getHeight(), 1, "L00000fQfQfQfQfQfQfQfQfQfQfQ", alt, null, false, provenance,
                model, Instant.now());
        kept.put(id, picture);
        return picture;
    }

    private Picture change(Picture p, String alt, @Nullable Long post, boolean open) {
        Picture changed = new Picture(p.id(), p.owner(), p.name(), p.type(), p.width(), p.height(), p.smallWidth(),
                p.smallHeight(), p.bytes(), p.blurhash(), alt, post, open, p.provenance(), p.model(), p.createdAt());
        kept.put(p.id(), changed);
        return changed;
    }

    @Override
    public Optional<byte[]> preview(byte[] bytes, int longestSide) {
        return Optional.empty();
    }

    @Override
    public Optional<Picture> find(long id) {
        return Optional.ofNullable(kept.get(id));
    }

    @Override
    public Map<Long, Picture> find(Collection<Long> wanted) {
        Map<Long, Picture> found = new HashMap<>(kept);
        found.keySet().retainAll(wanted);
        return found;
    }

    @Override
    public Optional<Picture> findByName(String name) {
        return kept.values().stream().filter(picture -> picture.name().equals(name)).findFirst();
    }

    @Override
    public Map<Long, List<Picture>> ofPosts(Collection<Long> posts) {
        return kept.values().stream().filter(picture -> picture.post() != null && posts.contains(picture.post()))
                .sorted(Comparator.comparing(Picture::id)).collect(Collectors.groupingBy(Picture::post));
    }

    @Override
    public Picture describe(long owner, long id, String alt) {
        Picture picture = find(id).filter(p -> p.owner() == owner).orElseThrow(Refused::notFound);
        return change(picture, alt, picture.post(), picture.open());
    }

    @Override
    public void attach(long owner, List<Long> wanted, long post, boolean open) {
        for (Long id : wanted) {
            Picture picture = find(id).filter(p -> p.owner() == owner && p.post() == null)
                    .orElseThrow(() -> Refused.invalid("picture-not-yours"));
            change(picture, picture.alt(), post, open);
        }
    }

    @Override
    public void detach(long post) {
        kept.values().stream().filter(picture -> Long.valueOf(post).equals(picture.post()))
                .forEach(picture -> change(picture, picture.alt(), null, false));
    }

    @Override
    public Picture avatar(long owner, InputStream bytes) {
        return upload(owner, bytes, "");
    }

    @Override
    public Path file(Picture picture, Picture.Size size) {
        throw new UnsupportedOperationException("kept on the heap");
    }

    @Override
    public String signature(Picture picture) {
        return "exp=1&sig=x";
    }

    @Override
    public boolean holds(Picture picture, String expires, String signature) {
        return false;
    }
}
