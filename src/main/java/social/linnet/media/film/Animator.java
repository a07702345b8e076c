package social.linnet.media.film;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import social.linnet.event.Refused;

/// Draws the frames of a [Shot] and has them encoded while it draws the next: H.264 at 30 frames a second, 720 pixels on
/// the shorter side, with a silent track of AAC, since some players take nothing without one.
final class Animator {

    static final int RATE = 30;
    /// Pixels on the shorter side of a film.
    static final int SIDE = 720;
    /// From this shape on a picture is wide, and from its inverse on tall; between them it is square.
    private static final double WIDE = 1.2;

    /// A second, of 1280 by 720 pixels; of others their share.
    private static final double BITS_PER_PIXEL = 3_500_000.0 / (1280 * 720);
    private static final long MAX_BYTES = 32L * 1024 * 1024;

    /// Sources are made no larger than what a lens can use: this many times the film.
    private static final double SUPPLY = 1.5;

    /// How many frames are drawn at once.
    private static final int THREADS = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4);

    private final Sandbox sandbox;
    private final Sandbox.Bounds bounds;
    private final int side;

    /// @param side pixels on the shorter side
    Animator(Sandbox sandbox, Duration limit, int side) {
        this.sandbox = sandbox;
        this.side = side;
        this.bounds = new Sandbox.Bounds(limit, MAX_BYTES);
    }

    Film animate(Shot shot, Path folder) {
        BufferedImage first = shot.pictures().getFirst();
        double shape = (double) first.getWidth() / first.getHeight();
        int width = shape >= WIDE ? side * 16 / 9 : side;
        int height = shape <= 1 / WIDE ? side * 16 / 9 : side;
        Drawing drawing = new Drawing(shot, width, height);
        Path out = folder.resolve("out.mp4");
        Sandbox.Ended ended = sandbox.fed(drawing::all, "ffmpeg", arguments(shot, width, height, out), bounds);
        if (!ended.inTime()) {
            throw Refused.of(Refused.Kind.LIMITED, "video-busy");
        }
        if (!ended.well()) {
            throw new IllegalStateException("frames of our own could not be encoded: " + ended.complaints());
        }
        return new Film(Playable.of(out), drawing.still(0));
    }

    private static List<String> arguments(Shot shot, int width, int height, Path out) {
        List<String> arguments = new ArrayList<>(List.of("-hide_banner", "-v", "error", "-y", "-filter_threads", "1",
                "-f", "rawvideo", "-pix_fmt", "yuv420p", "-s", width + "x" + height, "-r", Integer.toString(RATE), "-i", "pipe:0",
                "-f", "lavfi", "-t", Double.toString(frames(shot) / (double) RATE), "-i", "anullsrc=r=48000:cl=stereo",
                "-map", "0:v", "-map", "1:a", "-vf", "setparams=range=tv:colorspace=bt709:color_primaries=bt709:color_trc=bt709"));
        arguments.addAll(Transcoder.h264(Math.round(BITS_PER_PIXEL * width * height), RATE));
        arguments.addAll(Transcoder.sound());
        arguments.addAll(List.of("-fflags", "+bitexact", "-movflags", "+faststart", "-f", "mp4", "file:" + out));
        return arguments;
    }

    private static int frames(Shot shot) {
        return (int) Math.round(shot.seconds() * RATE);
    }

    /// A shot and what is made ready for it once.
    private static final class Drawing {

        private final Shot shot;
        private final int width;
        private final int height;
        private final int frames;
        private final Camera camera;
        private final List<Pixels> pictures;
        private final Captions captions;

        Drawing(Shot shot, int width, int height) {
            this.shot = shot;
            this.width = width;
            this.height = height;
            this.frames = frames(shot);
            this.camera = new Camera(shot.move(), shot.seconds(), (double) width / height);
            this.captions = new Captions(shot.captions(), width, height);
            this.pictures = switch (shot.move()) {
                case PARALLAX -> layers(shot.pictures());
                case LOOP -> round(shot.pictures());
                default -> List.of(fit(Pixels.of(shot.pictures().getFirst())));
            };
        }

        private static List<Pixels> layers(List<BufferedImage> layers) {
            List<Pixels> pictures = new ArrayList<>();
            for (BufferedImage layer : layers) {
                pictures.add(pictures.isEmpty() ? Pixels.of(layer) : Pixels.glass(layer));
            }
            return pictures;
        }

        /// All of the size of the first, so that two are read as one while one fades into the other.
        private List<Pixels> round(List<BufferedImage> stills) {
            List<Pixels> pictures = new ArrayList<>();
            for (BufferedImage still : stills) {
                Pixels next = fit(Pixels.of(still));
                Pixels first = pictures.isEmpty() ? next : pictures.getFirst();
                if (next.width() == first.width() && next.height() == first.height()) {
                    pictures.add(next);
                } else {
                    double shape = (double) first.width() / first.height();
                    double wide = Math.min(next.width(), next.height() * shape);
                    pictures.add(next.fitted(new Rectangle2D.Double((next.width() - wide) / 2, (next.height() - wide / shape) / 2,
                            wide, wide / shape), first.width(), first.height()));
                }
            }
            return pictures;
        }

        /// A picture much larger than the film would only cost time in each of its frames.
        private Pixels fit(Pixels picture) {
            double times = SUPPLY * Math.max((double) width / picture.width(), (double) height / picture.height());
            boolean large = times < 0.9;
            boolean odd = shot.move() == Shot.Move.LOOP && (picture.width() % 2 != 0 || picture.height() % 2 != 0);
            if (!large && !odd) {
                return picture;
            }
            double by = large ? times : 1;
            return picture.fitted(new Rectangle2D.Double(0, 0, picture.width(), picture.height()), even(picture.width() * by),
                    even(picture.height() * by));
        }

        private static int even(double side) {
            return Math.max(2, (int) Math.round(side / 2) * 2);
        }

        /// Every frame in its order, drawn by several and some ahead of the encoder.
        void all(OutputStream out) throws IOException {
            try (ExecutorService threads = Executors.newFixedThreadPool(THREADS,
                    Thread.ofPlatform().name("film-", 0).daemon().factory())) {
                Queue<Future<Canvas>> ahead = new ArrayDeque<>();
                Queue<Canvas> free = new ArrayDeque<>();
                int next = 0;
                try {
                    for (int n = 0; n < frames; n++) {
                        while (next < frames && ahead.size() <= THREADS) {
                            int number = next++;
                            Canvas canvas = free.isEmpty() ? new Canvas(width, height) : free.remove();
                            ahead.add(threads.submit(() -> frame(number, canvas)));
                        }
                        Canvas drawn = ahead.remove().get();
                        drawn.write(out);
                        free.add(drawn);
                    }
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                } catch (ExecutionException failed) {
                    throw new IllegalStateException("a frame could not be drawn", failed.getCause());
                } finally {
                    threads.shutdownNow();
                }
            }
        }

        BufferedImage still(int number) {
            return frame(number, new Canvas(width, height)).image();
        }

        private Canvas frame(int number, Canvas frame) {
            if (shot.move() == Shot.Move.LOOP) {
                loop(frame, (double) number / frames);
            } else {
                double time = (double) number / (frames - 1);
                for (int layer = 0; layer < pictures.size(); layer++) {
                    Pixels picture = pictures.get(layer);
                    double depth = pictures.size() == 1 ? 0.5 : (double) layer / (pictures.size() - 1);
                    frame.lay(picture, camera.at(time, depth, picture.width(), picture.height()));
                }
            }
            captions.lay(frame, (double) number / RATE);
            frame.finish();
            return frame;
        }

        /// Each picture stands for half of its time and fades into the next for the other half.
        private void loop(Canvas frame, double time) {
            double at = time * pictures.size();
            int index = (int) at;
            Pixels here = pictures.get(index % pictures.size());
            double fade = Camera.eased(Math.clamp((at - index) * 2 - 1, 0.0, 1.0));
            frame.cover(here, fade > 0 ? pictures.get((index + 1) % pictures.size()) : null, (float) fade,
                    camera.at(time, 0, here.width(), here.height()));
        }
    }
}
