package social.linnet.media.film;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import social.linnet.settings.Settings;

/// Measures how long it takes to set a still of 1536 by 1024 pixels in motion for four seconds, with a caption, by each
/// move in turn after one that warms up; and to write the last of them anew, as an upload is.
final class FilmBaseline {

    private static final int TIMES = 3;

    private FilmBaseline() {
    }

    /// A sky full of lights above a striped field: hard edges, and much for an encoder to do.
    private static BufferedImage still(int seed) {
        BufferedImage still = new BufferedImage(1536, 1024, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = still.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        Random random = new Random(seed);
        for (int y = 0; y < 1024; y++) {
            graphics.setColor(Color.getHSBColor((seed * 40 + y * 0.06f) / 360, 0.5f, 0.9f - 0.0005f * y));
            graphics.drawLine(0, y, 1536, y);
        }
        for (int i = 0; i < 200; i++) {
            int size = 20 + random.nextInt(60);
            graphics.setColor(Color.getHSBColor(random.nextFloat(), 0.6f, 0.8f));
            graphics.fillOval(random.nextInt(1536), random.nextInt(700), size, size);
        }
        graphics.setColor(Color.BLACK);
        for (int x = 0; x < 1536; x += 8) {
            graphics.drawLine(x, 768, x + 3, 1023);
        }
        graphics.dispose();
        return still;
    }

    public static void main(String[] arguments) throws IOException {
        Films films = new Films(new Binder(new MapConfigurationPropertySource(Map.of("linnet.data", arguments[0])))
                .bindOrCreate("linnet", Settings.class));
        List<BufferedImage> one = List.of(still(1));
        List<BufferedImage> two = List.of(still(1), still(5));
        List<Shot.Caption> words = List.of(new Shot.Caption("Evening in the hills, and a train", 0.5, 3.5));
        films.animate(new Shot(Shot.Move.ZOOM_IN, one, 4, words)).close();
        Path kept = Files.createTempFile(Path.of(arguments[0]), "kept", ".mp4");
        for (Shot.Move move : Shot.Move.values()) {
            double[] seconds = new double[TIMES];
            long bytes = 0;
            for (int n = 0; n < TIMES; n++) {
                long began = System.nanoTime();
                try (Film film = films.animate(new Shot(move, move == Shot.Move.LOOP ? two : one, 4, words))) {
                    seconds[n] = (System.nanoTime() - began) / 1e9;
                    bytes = film.plays().bytes();
                    Files.write(kept, Files.readAllBytes(film.plays().file()));
                }
            }
            say(move.name(), seconds, bytes);
        }
        double[] seconds = new double[TIMES];
        long bytes = 0;
        for (int n = 0; n < TIMES; n++) {
            long began = System.nanoTime();
            try (InputStream upload = Files.newInputStream(kept); Film film = films.transcode(upload)) {
                seconds[n] = (System.nanoTime() - began) / 1e9;
                bytes = film.plays().bytes();
            }
        }
        say("upload", seconds, bytes);
    }

    private static void say(String what, double[] seconds, long bytes) {
        Arrays.sort(seconds);
        System.out.printf("%-10s fastest %.2f s, median %.2f s, slowest %.2f s, %d KB%n", what, seconds[0],
                seconds[seconds.length / 2], seconds[seconds.length - 1], bytes / 1024);
    }
}
