package social.linnet.media;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Iterator;

import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import social.linnet.event.Refused;
import social.linnet.media.Picture.Type;

/// Turns checked bytes into pixels. Whatever a codec throws because of the bytes is the fault of the bytes and becomes
/// `picture-broken`. Stops soon after its thread is interrupted, where the codec lets it.
final class Decoder {

    private static final Logger log = LoggerFactory.getLogger(Decoder.class);

    /// A JPEG this many times larger than needed loses lines and columns while it is read, which spares memory; the
    /// rest is averaged.
    private static final int SPARE_FROM = 4;

    static {
        // pictures are in memory already; without this, ImageIO makes temporary files
        ImageIO.setUseCache(false);
    }

    private Decoder() {
    }

    /// The picture, or an animation's first frame, as it is stored: not yet turned, and in its own colours.
    ///
    /// @param side longest side that is needed
    static BufferedImage decode(Header header, int side) {
        return switch (header) {
            case GifHeader gif -> firstFrame(gif);
            case JpegHeader jpeg -> {
                int times = Math.max(jpeg.width(), jpeg.height()) / side;
                yield read(jpeg, times < SPARE_FROM ? 1 : times / 2);
            }
            case PngHeader png -> read(png, 1);
            case WebpHeader webp -> read(webp, 1);
        };
    }

    private static BufferedImage firstFrame(GifHeader gif) {
        GifHeader.Frame frame = gif.frames().getFirst();
        BufferedImage canvas = new BufferedImage(gif.width(), gif.height(), BufferedImage.TYPE_INT_ARGB);
        BufferedImage pixels = reading(gif, reader -> measured(reader.read(0), frame));
        Graphics2D graphics = canvas.createGraphics();
        graphics.drawImage(pixels, frame.x(), frame.y(), null);
        graphics.dispose();
        return canvas;
    }

    /// A frame that is not of the size that was checked comes from bytes that two readers understand in two ways.
    static BufferedImage measured(BufferedImage image, GifHeader.Frame frame) {
        if (image.getWidth() != frame.width() || image.getHeight() != frame.height()) {
            throw Header.broken();
        }
        return image;
    }

    private static BufferedImage read(Header header, int step) {
        return reading(header, reader -> {
            if (reader.getWidth(0) != header.width() || reader.getHeight(0) != header.height()) {
                throw Header.broken();
            }
            ImageReadParam parameters = reader.getDefaultReadParam();
            if (step > 1) {
                parameters.setSourceSubsampling(step, step, 0, 0);
            }
            return reader.read(0, parameters);
        });
    }

    /// What is done with an open reader.
    interface Reading<T> {
        T with(ImageReader reader) throws IOException;
    }

    static <T> T reading(Header header, Reading<T> reading) {
        ImageReader reader = reader(header.type());
        reader.addIIOReadProgressListener(new StopWhenInterrupted());
        try (ByteArrayImageInputStream in = new ByteArrayImageInputStream(header.clean())) {
            reader.setInput(in, false, true);
            T result = reading.with(reader);
            if (Thread.currentThread().isInterrupted()) {
                throw Header.broken();
            }
            return result;
        } catch (Refused refused) {
            throw refused;
        } catch (IOException | RuntimeException broken) {
            log.debug("a {} could not be decoded", header.type(), broken);
            throw Header.broken();
        } catch (OutOfMemoryError broken) {
            if (header.type() == Type.WEBP) {
                // libwebp's word for some broken bytes; a full heap would say more
                log.debug("a WebP could not be decoded", broken);
                throw Header.broken();
            }
            throw broken;
        } catch (LinkageError noCodec) {
            // the WebP codec is native and not there for every machine
            log.warn("this machine cannot read {}: {}", header.type(), noCodec.toString());
            throw Refused.invalid("picture-type");
        } finally {
            reader.dispose();
        }
    }

    /// The first use searches the class path for codecs, which is why nothing does it at start.
    private static ImageReader reader(Type type) {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(type.mime());
        if (!readers.hasNext()) {
            throw new IllegalStateException("no reader for " + type);
        }
        return readers.next();
    }

    private static final class StopWhenInterrupted implements IIOReadProgressListener {
        @Override
        public void imageProgress(ImageReader source, float percentageDone) {
            if (Thread.currentThread().isInterrupted()) {
                source.abort();
            }
        }

        @Override
        public void imageStarted(ImageReader source, int imageIndex) {
            // nothing to stop yet
        }

        @Override
        public void imageComplete(ImageReader source) {
            // nothing to stop any more
        }

        @Override
        public void readAborted(ImageReader source) {
            // told by the thread's interrupt
        }

        @Override
        public void sequenceStarted(ImageReader source, int minIndex) {
            // sequences are not read
        }

        @Override
        public void sequenceComplete(ImageReader source) {
            // sequences are not read
        }

        @Override
        public void thumbnailStarted(ImageReader source, int imageIndex, int thumbnailIndex) {
            // thumbnails are not read
        }

        @Override
        public void thumbnailProgress(ImageReader source, float percentageDone) {
            // thumbnails are not read
        }

        @Override
        public void thumbnailComplete(ImageReader source) {
            // thumbnails are not read
        }
    }
}
