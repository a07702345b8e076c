package social.linnet.media.film;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What stands for a film until it plays: one of its first frames that shows something, or the shape of a sound.
final class Stills {

    /// Of those frames, every so many frames one is looked at.
    private static final int FRAMES = 8;
    private static final int APART = 15;

    /// Luma, 0 to 255, that a frame needs on average, or its range between the darkest and the brightest: less is a
    /// fade from black or a plain field.
    private static final double BRIGHT = 24;
    private static final double RANGE = 24;
    /// Every so many pixels one is looked at.
    private static final int STEP = 7;

    private static final int WAVE_WIDTH = 960;
    private static final int WAVE_HEIGHT = 360;
    private static final int BARS = 96;
    private static final int WAVE_RATE = 8000;

    private final Sandbox sandbox;

    Stills(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    /// @param made a file that was made here
    BufferedImage poster(Path made, Mp4 mp4) {
        return mp4.video().map(video -> frame(made, video)).orElseGet(() -> wave(made, mp4.millis()));
    }

    private BufferedImage frame(Path made, Mp4.Track video) {
        int length = 3 * video.width() * video.height();
        byte[] all = raw(made, (long) length * FRAMES, List.of("-vf", "select=not(mod(n\\," + APART + "))",
                "-fps_mode", "passthrough", "-frames:v", Integer.toString(FRAMES), "-f", "rawvideo", "-pix_fmt", "rgb24"));
        BufferedImage best = null;
        double most = -1;
        for (int n = 0; (n + 1) * length <= all.length; n++) {
            double seen = seen(all, n * length, length);
            if (seen > most) {
                most = seen;
                best = Pixels.image(all, n * length, video.width(), video.height());
            }
            if (seen >= BRIGHT + RANGE) {
                break;
            }
        }
        if (best == null) {
            throw new IllegalStateException("a film without a frame");
        }
        return best;
    }

    /// How much there is to see in a frame: [#BRIGHT] and [#RANGE] are enough of each.
    private static double seen(byte[] rgb, int from, int length) {
        long sum = 0;
        int count = 0;
        double darkest = 255;
        double brightest = 0;
        for (int at = from; at + 2 < from + length; at += 3 * STEP) {
            int luma = (54 * (rgb[at] & 0xFF) + 183 * (rgb[at + 1] & 0xFF) + 19 * (rgb[at + 2] & 0xFF)) >> 8;
            sum += luma;
            count++;
            darkest = Math.min(darkest, luma);
            brightest = Math.max(brightest, luma);
        }
        return Math.min(BRIGHT, (double) sum / count) + Math.min(RANGE, brightest - darkest);
    }

    /// Bars as high as the sound is loud, in the colours of a quiet evening.
    private BufferedImage wave(Path made, long millis) {
        byte[] samples = raw(made, (millis + 1000) * WAVE_RATE / 1000 * 2,
                List.of("-f", "s16le", "-ac", "1", "-ar", Integer.toString(WAVE_RATE)));
        BufferedImage image = new BufferedImage(WAVE_WIDTH, WAVE_HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(new Color(0x2B2430));
        graphics.fillRect(0, 0, WAVE_WIDTH, WAVE_HEIGHT);
        double[] loud = loudness(samples);
        double wide = (double) (WAVE_WIDTH - 96) / BARS;
        for (int bar = 0; bar < BARS; bar++) {
            double high = 6 + loud[bar] * (WAVE_HEIGHT - 96);
            graphics.setColor(Color.getHSBColor(0.06f + 0.05f * bar / BARS, 0.45f, 0.95f));
            graphics.fill(new RoundRectangle2D.Double(48 + bar * wide, (WAVE_HEIGHT - high) / 2, wide * 0.62, high, 5, 5));
        }
        graphics.dispose();
        return image;
    }

    /// 0 to 1, relative to the loudest.
    private static double[] loudness(byte[] samples) {
        double[] loud = new double[BARS];
        int count = samples.length / 2;
        double most = 1;
        for (int bar = 0; bar < BARS; bar++) {
            int from = (int) ((long) count * bar / BARS);
            int to = Math.max(from + 1, (int) ((long) count * (bar + 1) / BARS));
            double sum = 0;
            for (int i = from; i < to && i < count; i++) {
                double sample = (short) (samples[2 * i] & 0xFF | samples[2 * i + 1] << 8);
                sum += sample * sample;
            }
            loud[bar] = Math.sqrt(sum / (to - from));
            most = Math.max(most, loud[bar]);
        }
        for (int bar = 0; bar < BARS; bar++) {
            loud[bar] /= most;
        }
        return loud;
    }

    private byte[] raw(Path made, long most, List<String> output) {
        List<String> arguments = new ArrayList<>(List.of("-nostdin", "-hide_banner", "-v", "error", "-threads", "1"));
        arguments.addAll(Prober.input(Container.MP4));
        arguments.addAll(output);
        arguments.add("pipe:1");
        Sandbox.Ended ended = sandbox.on(made, "ffmpeg", arguments, new Sandbox.Bounds(Duration.ofSeconds(30), most));
        if (!ended.well()) {
            throw new IllegalStateException("what was made cannot be read: " + ended.complaints());
        }
        return ended.said();
    }
}
