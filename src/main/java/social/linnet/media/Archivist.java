package social.linnet.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import social.linnet.archive.Chapter;
import social.linnet.archive.Volume;
import social.linnet.media.Picture.Size;
import social.linnet.media.provenance.Credit;

/// Somebody's pictures: the stored files, and what is known of each. Not the small renditions, which are made from these.
@Component
class Archivist implements Chapter {

    private static final String PICTURES = "pictures.jsonl";
    private static final String CREDENTIALS = "credentials.jsonl";
    private static final String FOLDER = "media/";

    private final PictureRows rows;
    private final CredentialRows credentials;
    private final PictureFiles files;

    Archivist(PictureRows rows, CredentialRows credentials, PictureFiles files) {
        this.rows = rows;
        this.credentials = credentials;
        this.files = files;
    }

    @Override
    public Map<String, List<String>> holds() {
        return Map.of("media.picture", List.of(PICTURES), "media.credential", List.of(CREDENTIALS));
    }

    private record Origin(String picture, boolean made, String state, @Nullable String signer, @Nullable String generator,
                          @Nullable String sourceType, @Nullable String model, @Nullable Instant saidAt, Credit credit) {
    }

    private static Origin origin(CredentialRows.Found found) {
        CredentialRows.Row row = found.row();
        return new Origin(Volume.id(found.picture()), row.made(), row.state().name().toLowerCase(Locale.ROOT), row.signer(),
                row.generator(), row.sourceType(), row.agent(), row.saidAt(), row.credit());
    }

    private record Told(String id, String file, String type, int width, int height, long bytes, String alt,
                        @Nullable String post, String provenance, @Nullable String model, String blurhash,
                        Picture.Focus focus, Instant createdAt) {
    }

    private static Told told(Picture picture) {
        return new Told(Volume.id(picture.id()), picture.archived(), picture.type().mime(), picture.width(),
                picture.height(), picture.bytes(), picture.alt(), Volume.id(picture.post()),
                picture.provenance().name().toLowerCase(Locale.ROOT), picture.model(), picture.blurhash(),
                picture.focus(), picture.createdAt());
    }

    @Override
    public void write(long account, Volume volume) throws IOException {
        volume.lines(PICTURES, after -> rows.ofOwner(account, after, Volume.BATCH), Picture::id,
                some -> some.stream().map(Archivist::told).toList());
        volume.lines(CREDENTIALS, after -> credentials.ofOwner(account, after, Volume.BATCH), CredentialRows.Found::picture,
                some -> some.stream().map(Archivist::origin).toList());
        long last = Long.MIN_VALUE;
        List<Picture> some;
        do {
            some = rows.ofOwner(account, last, Volume.BATCH);
            for (Picture picture : some) {
                write(picture, volume);
                last = picture.id();
            }
        } while (some.size() == Volume.BATCH);
    }

    /// A picture that is deleted meanwhile is left out; one whose file is gone although it is there is a fault.
    private void write(Picture picture, Volume volume) throws IOException {
        try (InputStream bytes = Files.newInputStream(files.file(picture.name(), Size.LARGE, picture.type()))) {
            volume.packed(picture.archived(), bytes);
        } catch (NoSuchFileException gone) {
            if (!rows.find(List.of(picture.id())).isEmpty()) {
                throw gone;
            }
        }
    }

    static String file(String name, Picture.Type type) {
        return FOLDER + name + "." + type.extension();
    }
}
