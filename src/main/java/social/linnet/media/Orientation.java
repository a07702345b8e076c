package social.linnet.media;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How a camera was held: the eight values of EXIF's tag 0x0112. Readers of ImageIO ignore it, and re-encoding drops
/// it, so it must be applied to the pixels.
enum Orientation {
    AS_IS, MIRRORED, HALF_TURN, MIRRORED_HALF_TURN, TRANSPOSED, QUARTER_TURN, TRANSVERSED, THREE_QUARTER_TURN;

    private static final Logger log = LoggerFactory.getLogger(Orientation.class);

    static Orientation of(Header header) {
        byte[] exif = header.exif();
        if (exif == null) {
            return AS_IS;
        }
        Metadata metadata = new Metadata();
        try {
            new ExifReader().extract(new ByteArrayReader(exif), metadata);
        } catch (RuntimeException nonsense) {
            // the reader notes most of what it cannot make sense of, but these are a stranger's bytes
            log.debug("EXIF was left out: {}", nonsense.toString());
            return AS_IS;
        }
        ExifIFD0Directory directory = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        Integer value = directory == null ? null : directory.getInteger(ExifDirectoryBase.TAG_ORIENTATION);
        return value == null || value < 1 || value > 8 ? AS_IS : values()[value - 1];
    }

    /// The picture as it was meant; one of packed integers, as [Scaler] makes.
    BufferedImage apply(BufferedImage image) {
        if (this == AS_IS) {
            return image;
        }
        int width = image.getWidth();
        int height = image.getHeight();
        boolean swaps = ordinal() >= TRANSPOSED.ordinal();
        int outWidth = swaps ? height : width;
        int outHeight = swaps ? width : height;
        BufferedImage turned = new BufferedImage(outWidth, outHeight, image.getType());
        int[] from = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        int[] to = ((DataBufferInt) turned.getRaster().getDataBuffer()).getData();
        for (int y = 0; y < outHeight; y++) {
            for (int x = 0; x < outWidth; x++) {
                int at = switch (this) {
                    case AS_IS -> y * width + x;
                    case MIRRORED -> y * width + width - 1 - x;
                    case HALF_TURN -> (height - 1 - y) * width + width - 1 - x;
                    case MIRRORED_HALF_TURN -> (height - 1 - y) * width + x;
                    case TRANSPOSED -> x * width + y;
                    case QUARTER_TURN -> (height - 1 - x) * width + y;
                    case TRANSVERSED -> (height - 1 - x) * width + width - 1 - y;
                    case THREE_QUARTER_TURN -> x * width + width - 1 - y;
                };
                to[y * outWidth + x] = from[at];
            }
        }
        return turned;
    }
}
