package social.linnet.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import social.linnet.event.Ids;
import social.linnet.event.Refused;
import social.linnet.event.Unguessable;
import social.linnet.media.Picture.Provenance;
import social.linnet.media.Picture.Size;
import social.linnet.media.Renderer.Rendered;
import social.linnet.settings.Settings;

/// The module's one service: renders, writes the files, then the row.
///
/// No transaction is open while pixels are worked on, so that a slow picture keeps no connection from anybody.
@Service
final class StoredPictures implements Pictures {

    /// Whose those pictures are that nobody here uploaded.
    private static final long NOBODY = 0;

    private final int maxBytes;
    private final Renderer renderer;
    private final Reel reel;
    private final Notary notary;
    private final CredentialRows credentials;
    private final PictureFiles files;
    private final PictureRows rows;
    private final Removals removals;
    private final Signatures signatures;
    private final Ids ids;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final ObjectProvider<AvatarListener> avatarListener;

    StoredPictures(Settings settings, Renderer renderer, Reel reel, Notary notary, CredentialRows credentials,
                   PictureFiles files, PictureRows rows, Removals removals, Signatures signatures, Ids ids, Clock clock,
                   PlatformTransactionManager transactions, ObjectProvider<AvatarListener> avatarListener) {
        this.maxBytes = settings.media().maxBytes();
        this.renderer = renderer;
        this.reel = reel;
        this.notary = notary;
        this.credentials = credentials;
        this.files = files;
        this.rows = rows;
        this.removals = removals;
        this.signatures = signatures;
        this.ids = ids;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.avatarListener = avatarListener;
    }

    @Override
    public Picture upload(long owner, InputStream bytes, String alt) {
        checkAlt(alt);
        InputStream in = Reel.lookedAt(bytes);
        if (Reel.isFilm(in)) {
            return insert(reel.keep(owner, in, alt), PictureRows.Use.UPLOADED, picture -> { });
        }
        byte[] file = read(in);
        return insert(owner, notary.uploaded(renderer.picture(file), file, owner), alt, PictureRows.Use.UPLOADED, picture -> { });
    }

    @Override
    public Picture store(long owner, byte[] bytes, String alt, Making making, Consumer<Picture> with) {
        checkAlt(alt);
        checkLength(bytes);
        return insert(owner, notary.made(renderer.picture(bytes), making), alt, PictureRows.Use.MADE, with);
    }

    @Override
    public Picture storeVideo(long owner, Path mp4, byte[] poster, String alt, Making making, Consumer<Picture> with) {
        checkAlt(alt);
        checkLength(poster);
        return insert(reel.keep(owner, mp4, poster, alt, making), PictureRows.Use.MADE, with);
    }

    @Override
    public Picture storeVideo(long owner, InputStream foreign, String alt, Making making, Consumer<Picture> with) {
        checkAlt(alt);
        return insert(reel.keep(owner, foreign, alt, making), PictureRows.Use.MADE, with);
    }

    @Override
    public Optional<byte[]> preview(byte[] bytes, int longestSide) {
        try {
            checkLength(bytes);
            return Optional.of(renderer.preview(bytes, longestSide));
        } catch (Refused refused) {
            if (refused.kind() == Refused.Kind.INVALID) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    @Override
    public Optional<Picture> find(long id) {
        return rows.find(List.of(id)).stream().findFirst();
    }

    @Override
    public Map<Long, Picture> find(Collection<Long> ids) {
        return ids.isEmpty() ? Map.of()
                : rows.find(ids).stream().collect(Collectors.toMap(Picture::id, Function.identity()));
    }

    @Override
    public Optional<Picture> findByName(String name) {
        return Unguessable.isOne(name) ? rows.findByName(name) : Optional.empty();
    }

    @Override
    public Map<Long, List<Picture>> ofPosts(Collection<Long> posts) {
        return posts.isEmpty() ? Map.of()
                : rows.ofPosts(posts).stream()
                        .collect(Collectors.groupingBy(Picture::post, LinkedHashMap::new, Collectors.toList()));
    }

    @Override
    public Picture describe(long owner, long id, Picture.Caption caption) {
        if (caption.alt() != null) {
            checkAlt(caption.alt());
        }
        return rows.describe(owner, id, caption).orElseThrow(Refused::notFound);
    }

    @Override
    public void attach(long owner, List<Long> ids, long post, boolean open) {
        if (ids.isEmpty()) {
            return;
        }
        boolean repeated = new HashSet<>(ids).size() < ids.size();
        if (repeated || rows.lockLoose(owner, ids) < ids.size()) {
            throw Refused.invalid("picture-not-yours");
        }
        requireFree(ids);
        rows.attach(ids, post, open);
    }

    private void requireFree(Collection<Long> ids) {
        if (rows.anyHeld(ids)) {
            throw Refused.invalid("picture-held");
        }
    }

    @Override
    public void hold(long owner, long id, boolean held) {
        rows.hold(owner, id, held);
    }

    @Override
    public boolean isHeld(long id) {
        return rows.anyHeld(List.of(id));
    }

    @Override
    public void reattach(long owner, List<Long> ids, long post, boolean open) {
        List<Long> others = new ArrayList<>(ids);
        others.removeAll(rows.lockAttached(post));
        boolean repeated = new HashSet<>(ids).size() < ids.size();
        if (repeated || rows.lockLoose(owner, others) < others.size()) {
            throw Refused.invalid("picture-not-yours");
        }
        requireFree(others);
        rows.detachOthers(post, ids, clock.instant());
        rows.attach(ids, post, open);
    }

    @Override
    public void dropOf(long post) {
        removals.ofPost(post);
        detach(post);
    }

    @Override
    public void discardMade(long owner, long id) {
        removals.made(owner, id);
    }

    @Override
    public void discard(long owner, long id) {
        if (find(id).filter(picture -> picture.owner() == owner).isEmpty()) {
            throw Refused.notFound();
        }
        if (!removals.unused(owner, id)) {
            throw Refused.of(Refused.Kind.CONFLICT, "picture-in-use");
        }
    }

    @Override
    public void keep(long owner, Collection<Long> ids, Instant until) {
        if (!ids.isEmpty() && rows.keep(owner, ids, until) < new HashSet<>(ids).size()) {
            throw Refused.invalid("picture-not-yours");
        }
        requireFree(ids);
    }

    @Override
    public void detach(long post) {
        rows.detach(post, clock.instant());
    }

    @Override
    public Picture avatar(long owner, InputStream bytes) {
        byte[] file = read(bytes);
        Notary.Attested attested = notary.portrait(renderer.avatar(file), file);
        Picture picture = write(owner, attested.rendered(), "", true, attested.provenance(), attested.model());
        transaction.executeWithoutResult(status -> {
            removals.avatar(owner);
            rows.insert(picture, PictureRows.Use.AVATAR);
            credentials.insert(picture.id(), attested.row());
            avatarListener.ifAvailable(listener -> listener.changed(owner, picture.path(Size.LARGE)));
        });
        return picture;
    }

    @Override
    public void dropAvatar(long owner) {
        transaction.executeWithoutResult(status -> removals.avatar(owner));
    }

    @Override
    public Picture keep(long owner, InputStream bytes, int longestSide) {
        Picture picture = write(owner, renderer.kept(read(bytes), longestSide), "", true, Provenance.HUMAN, null);
        rows.insert(picture, PictureRows.Use.KEPT);
        return picture;
    }

    @Override
    public Picture keepStill(byte[] bytes, int longestSide) {
        checkLength(bytes);
        Picture picture = write(NOBODY, renderer.still(bytes, longestSide), "", true, Provenance.UNKNOWN, null);
        rows.insert(picture, PictureRows.Use.KEPT);
        return picture;
    }

    @Override
    public void drop(long id) {
        removals.kept(id);
    }

    @Override
    public Path file(Picture picture, Size size) {
        return files.file(picture.name(), size, picture.typeOf(size));
    }

    @Override
    public byte[] bytes(Picture picture, Size size) {
        try {
            return Files.readAllBytes(file(picture, size));
        } catch (IOException e) {
            throw new UncheckedIOException("picture " + picture.id() + " could not be read", e);
        }
    }

    @Override
    public String signature(Picture picture) {
        return signatures.sign(picture.name());
    }

    @Override
    public boolean holds(Picture picture, String expires, String signature) {
        return signatures.holds(picture.name(), expires, signature);
    }

    /// One byte more than is allowed tells that there is more.
    private byte[] read(InputStream in) {
        try {
            byte[] bytes = in.readNBytes(maxBytes + 1);
            checkLength(bytes);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException("an upload could not be read", e);
        }
    }

    private void checkLength(byte[] bytes) {
        if (bytes.length > maxBytes) {
            throw Refused.invalid("picture-too-large", maxBytes);
        }
    }

    /// As PostgreSQL counts them: a character outside the basic plane is one. NUL and halves of such characters cannot
    /// be stored.
    private static void checkAlt(String alt) {
        if (alt.codePointCount(0, alt.length()) > Picture.MAX_ALT) {
            throw Refused.invalid("alt-too-long", Picture.MAX_ALT);
        }
        if (alt.codePoints().anyMatch(c -> c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            throw Refused.invalid("alt-broken");
        }
    }

    private Picture insert(long owner, Notary.Attested attested, String alt, PictureRows.Use use, Consumer<Picture> with) {
        Picture picture = write(owner, attested.rendered(), alt, false, attested.provenance(), attested.model());
        return insert(new Reel.Kept(picture, attested.row()), use, with);
    }

    private Picture insert(Reel.Kept kept, PictureRows.Use use, Consumer<Picture> with) {
        transaction.executeWithoutResult(status -> {
            rows.insert(kept.picture(), use);
            if (kept.row() != null) {
                credentials.insert(kept.picture().id(), kept.row());
            }
            with.accept(kept.picture());
        });
        return kept.picture();
    }

    private Picture write(long owner, Rendered rendered, String alt, boolean open, Provenance provenance,
                          @Nullable String model) {
        String name = Unguessable.next();
        files.write(name, rendered);
        return new Picture(ids.next(), owner, name, rendered.type(), rendered.smallType(), rendered.large().width(),
                rendered.large().height(), rendered.small().width(), rendered.small().height(),
                rendered.large().bytes().length, rendered.blurhash(), alt, null, open, provenance, model,
                // as the table keeps it
                clock.instant().truncatedTo(ChronoUnit.MICROS), Picture.Focus.MIDDLE, Picture.Running.STILL);
    }
}
