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
                "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", width + "x" + height, "-r", Integer.toString(RATE), "-i", "pipe:0",
                "-f", "lavfi", "-t", Double.toString(frames(shot) / (double) RATE), "-i", "anullsrc=r=48000:cl=stereo",
                "-map", "0:v", "-map", "1:a", "-vf", "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p"));
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
        private final Lens lens;

        Drawing(Shot shot, int width, int height) {
            this.shot = shot;
            this.width = width;
            this.height = height;
            this.frames = frames(shot);
            this.camera = new Camera(shot.move(), shot.seconds(), (double) width / height);
            this.captions = new Captions(shot.captions(), width, height);
            this.lens = new Lens(width, height);
            this.pictures = new ArrayList<>();
            boolean layered = shot.move() == Shot.Move.PARALLAX;
            for (BufferedImage picture : shot.pictures()) {
                Pixels pixels = Pixels.of(picture);
                pictures.add(fit(layered && !pictures.isEmpty() ? pixels : pixels.opaque()));
            }
        }

        /// A picture much larger than the film would only cost time in each of its frames.
        private Pixels fit(Pixels picture) {
            double times = SUPPLY * Math.max((double) width / picture.width(), (double) height / picture.height());
            if (times >= 0.9 || picture.channels() == 4) {
                return picture;
            }
            int wide = (int) Math.round(picture.width() * times);
            int high = (int) Math.round(picture.height() * times);
            float[] fitted = new float[wide * high * 3];
            new Lens(wide, high).draw(picture, new Rectangle2D.Double(0, 0, picture.width(), picture.height()), fitted);
            return new Pixels(wide, high, 3, fitted);
        }

        /// Every frame in its order, drawn by several and some ahead of the encoder.
        void all(OutputStream out) throws IOException {
            try (ExecutorService threads = Executors.newFixedThreadPool(THREADS,
                    Thread.ofPlatform().name("film-", 0).daemon().factory())) {
                Queue<Future<byte[]>> ahead = new ArrayDeque<>();
                int next = 0;
                try {
                    for (int n = 0; n < frames; n++) {
                        while (next < frames && ahead.size() <= THREADS) {
                            int number = next++;
                            ahead.add(threads.submit(() -> frame(number)));
                        }
                        out.write(ahead.remove().get());
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
            return Pixels.image(frame(number), 0, width, height);
        }

        private byte[] frame(int number) {
            float[] frame = new float[width * height * 3];
            if (shot.move() == Shot.Move.LOOP) {
                loop(frame, (double) number / frames);
            } else {
                double time = (double) number / (frames - 1);
                for (int layer = 0; layer < pictures.size(); layer++) {
                    Pixels picture = pictures.get(layer);
                    double depth = pictures.size() == 1 ? 0.5 : (double) layer / (pictures.size() - 1);
                    lens.draw(picture, camera.at(time, depth, picture.width(), picture.height()), frame);
                }
            }
            captions.lay(frame, (double) number / RATE);
            byte[] bytes = new byte[frame.length];
            for (int i = 0; i < bytes.length; i++) {
                // means of what is from 0 to 255 need no clamping
                bytes[i] = (byte) (int) (frame[i] + 0.5f);
            }
            return bytes;
        }

        /// Each picture stands for half of its time and fades into the next for the other half.
        private void loop(float[] frame, double time) {
            double at = time * pictures.size();
            int index = (int) at;
            Pixels here = pictures.get(index % pictures.size());
            lens.draw(here, camera.at(time, 0, here.width(), here.height()), frame);
            double fade = Camera.eased(Math.clamp((at - index) * 2 - 1, 0.0, 1.0));
            if (fade > 0) {
                Pixels next = pictures.get((index + 1) % pictures.size());
                float[] other = new float[frame.length];
                lens.draw(next, camera.at(time, 0, next.width(), next.height()), other);
                for (int i = 0; i < frame.length; i++) {
                    frame[i] += (float) fade * (other[i] - frame[i]);
                }
            }
        }
    }
}
