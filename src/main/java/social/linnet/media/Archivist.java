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

/// Somebody's pictures: the stored files, and what is known of each. Not the small renditions, which are made from these.
@Component
class Archivist implements Chapter {

    private static final String PICTURES = "pictures.jsonl";
    private static final String FOLDER = "media/";

    private final PictureRows rows;
    private final PictureFiles files;

    Archivist(PictureRows rows, PictureFiles files) {
        this.rows = rows;
        this.files = files;
    }

    @Override
    public Map<String, List<String>> holds() {
        return Map.of("media.picture", List.of(PICTURES));
    }

    private record Told(String id, String file, String type, int width, int height, long bytes, String alt,
                        @Nullable String post, String provenance, @Nullable String model, String blurhash,
                        Instant createdAt) {
    }

    private static Told told(Picture picture) {
        return new Told(Volume.id(picture.id()), picture.archived(), picture.type().mime(), picture.width(),
                picture.height(), picture.bytes(), picture.alt(), Volume.id(picture.post()),
                picture.provenance().name().toLowerCase(Locale.ROOT), picture.model(), picture.blurhash(),
                picture.createdAt());
    }

    @Override
    public void write(long account, Volume volume) throws IOException {
        volume.lines(PICTURES, after -> rows.ofOwner(account, after, Volume.BATCH), Picture::id,
                some -> some.stream().map(Archivist::told).toList());
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
