package social.linnet.ai.builtin;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import social.linnet.ai.AiFailure;
import social.linnet.ai.AiFailure.Reason;
import social.linnet.ai.ImageModel;
import social.linnet.ai.ModelName;
import social.linnet.ai.builtin.Brief.Style;

/// Paints a picture from the prompt's words. The same prompt, shape and seed give the same pixels; consecutive seeds
/// give other compositions, hours and palettes. No prompt is refused: what it does not understand becomes an abstract
/// picture.
///
/// Answers JPEG, but PNG for pixel art, whose hard edges JPEG smears. Partial pictures are the canvas itself, as it
/// stands, at half its size.
final class Painter implements ImageModel {

    private static final ModelName NAME = new ModelName("builtin", "painter", true);
    private static final float QUALITY = 0.94f;
    private static final float PARTIAL_QUALITY = 0.72f;
    private static final int PARTIAL_SIDE = 512;
    private static final long TURN_MILLIS = 50;

    private final Semaphore easels;

    /// @param atOnce how many pictures are painted at the same time; painting is all processor
    Painter(int atOnce) {
        easels = new Semaphore(atOnce, true);
    }

    @Override
    public ModelName name() {
        return NAME;
    }

    @Override
    public MadeImage create(ImageRequest request, Progress progress) {
        long end = System.nanoTime() + request.deadline().toNanos();
        await(end, progress);
        try {
            return paint(request, progress, end);
        } finally {
            easels.release();
        }
    }

    private static MadeImage paint(ImageRequest request, Progress progress, long end) {
        check(end, progress);
        progress.at(0.02, null);
        Brief brief = Brief.of(request.prompt());
        Canvas canvas = new Canvas(request.shape().width(), request.shape().height());
        long variant = request.seed() + (brief.hash() & 0xFF);
        Stage stage = new Stage(canvas, brief, Palette.of(brief, variant), variant);
        new Composer(stage, (fraction, show) -> {
            check(end, progress);
            progress.at(fraction, show ? partial(canvas) : null);
        }).compose();
        byte[] bytes = brief.style() == Style.PIXEL ? encode(canvas.image, "png", 0.5f) : encode(canvas.image, "jpeg", QUALITY);
        check(end, progress);
        progress.at(1, null);
        return new MadeImage(bytes, null);
    }

    private void await(long end, Progress progress) {
        try {
            do {
                check(end, progress);
            } while (!easels.tryAcquire(TURN_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AiFailure(Reason.CANCELLED, "interrupted before painting", e);
        }
    }

    private static void check(long end, Progress progress) {
        if (progress.getAsBoolean() || Thread.currentThread().isInterrupted()) {
            throw new AiFailure(Reason.CANCELLED, "taken back while painting", null);
        }
        if (System.nanoTime() - end >= 0) {
            throw new AiFailure(Reason.TIMED_OUT, "the painter's time is up", null);
        }
    }

    private static byte[] partial(Canvas canvas) {
        double scale = (double) PARTIAL_SIDE / Math.min(canvas.width, canvas.height);
        BufferedImage small = new BufferedImage((int) (canvas.width * scale), (int) (canvas.height * scale),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = small.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(canvas.image, 0, 0, small.getWidth(), small.getHeight(), null);
        pen.dispose();
        return encode(small, "jpeg", PARTIAL_QUALITY);
    }

    private static byte[] encode(BufferedImage image, String format, float quality) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 18);
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            if (param.canWriteCompressed()) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionQuality(quality);
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
