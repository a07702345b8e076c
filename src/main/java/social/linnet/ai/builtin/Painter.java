package social.linnet.ai.builtin;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import social.linnet.ai.AiFailure;
import social.linnet.ai.AiFailure.Reason;
import social.linnet.ai.ImageModel;
import social.linnet.ai.ModelName;
import social.linnet.ai.builtin.Brief.Style;

/// Paints a picture from the prompt's words. The same prompt, shape and seed give the same pixels; consecutive seeds
/// give other compositions, hours and palettes. No prompt is refused: what it does not understand becomes an abstract
/// picture. Edits are real picture operations on the first source, chosen by the words; [Retouch] has their rules.
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

    @Override
    public MadeImage edit(EditRequest request, Progress progress) {
        long end = System.nanoTime() + request.deadline().toNanos();
        await(end, progress);
        try {
            check(end, progress);
            progress.at(0.02, null);
            Brief brief = Brief.of(request.prompt());
            Retouch retouch = new Retouch(request, brief, (fraction, canvas) -> {
                check(end, progress);
                progress.at(fraction, canvas == null ? null : partial(canvas));
            });
            return encoded(retouch.made(), brief, end, progress);
        } finally {
            easels.release();
        }
    }

    private static MadeImage encoded(Canvas canvas, Brief brief, long end, Progress progress) {
        check(end, progress);
        byte[] bytes = brief.style() == Style.PIXEL ? Encoding.png(canvas.image) : Encoding.jpeg(canvas.image, QUALITY);
        check(end, progress);
        progress.at(1, null);
        return new MadeImage(bytes, null);
    }

    private static MadeImage paint(ImageRequest request, Progress progress, long end) {
        check(end, progress);
        progress.at(0.02, null);
        Brief brief = Brief.of(request.prompt());
        Canvas canvas = new Canvas(request.shape().width(), request.shape().height());
        paint(canvas, brief, request.seed(), (fraction, show) -> {
            check(end, progress);
            progress.at(fraction, show ? partial(canvas) : null);
        });
        return encoded(canvas, brief, end, progress);
    }

    /// Paints what was understood, in whatever size the canvas has.
    static void paint(Canvas canvas, Brief brief, long seed, Composer.Steps steps) {
        paint(canvas, brief, seed, steps, Composer.Depth.ALL);
    }

    /// The same, without what is nearer than this.
    static void paint(Canvas canvas, Brief brief, long seed, Composer.Steps steps, Composer.Depth depth) {
        long variant = seed + (brief.hash() & 0xFF);
        new Composer(new Stage(canvas, brief, Palette.of(brief, variant), variant), steps, depth).compose();
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
        double scale = Math.min(1, (double) PARTIAL_SIDE / Math.min(canvas.width, canvas.height));
        BufferedImage small = new BufferedImage(Math.max(1, (int) (canvas.width * scale)), Math.max(1, (int) (canvas.height * scale)),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = small.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(canvas.image, 0, 0, small.getWidth(), small.getHeight(), null);
        pen.dispose();
        return Encoding.jpeg(small, PARTIAL_QUALITY);
    }
}
