package social.linnet.ai.builtin;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import social.linnet.ai.ImageModel.EditRequest;
import social.linnet.ai.ImageModel.ImageRequest;
import social.linnet.ai.ImageModel.Progress;
import social.linnet.ai.ImageModel.Shape;
import social.linnet.ai.ImageModel.Source;

/// How long the painter takes at 1024 px, encoding included: the median of seven after two, as processor time of its one
/// thread and as time on the clock.
final class PainterSpeed {

    private static final int WARM = 2;
    private static final int RUNS = 7;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private PainterSpeed() {
    }

    public static void main(String[] args) throws Exception {
        Painter painter = new Painter(1);
        System.out.println("| picture | processor ms | clock ms |\n|---|---|---|");
        for (String prompt : List.of("a calm sea at sunset with a sailboat", "mountain lake", "une forêt en automne", "city skyline at night",
                "a meadow full of poppies in spring", "nature morte: fruits et vase de fleurs", "ringed planet in a purple nebula", "abstract",
                "portrait of a woman with red hair", "watercolour of a harbour with boats", "starry night over a village, oil painting",
                "pixel art castle", "comic city at dusk", "clay model scene of a village", "hand-drawn animation still of a forest",
                "blueprint drawing of a castle")) {
            measure(prompt, () -> painter.create(new ImageRequest(prompt, Shape.SQUARE, 1, "", Duration.ofMinutes(1)), Progress.NONE));
        }
        byte[] source = painter.create(new ImageRequest("a house and a great tree in a meadow of flowers at noon", Shape.SQUARE, 2, "",
                Duration.ofMinutes(1)), Progress.NONE).bytes();
        System.out.println("\n| operation on an upload | processor ms | clock ms |\n|---|---|---|");
        for (String words : List.of("cartoon", "watercolour", "pixel art", "duotone", "poster", "line drawing", "film", "clay", "comic",
                "blueprint", "ink hatching", "oil painting", "low poly", "stained glass", "neon", "sunset", "falling snow in winter")) {
            measure(words, () -> painter.edit(new EditRequest(words, List.of(new Source(source, "image/jpeg")), null, null, 1, "",
                    Duration.ofMinutes(1)), Progress.NONE));
        }
        measure("starter pack, 1024 × 1536", () -> new StarterPack("Robin", "Painter", List.of("brush", "coffee", "cat", "bike", "book"), source, 1).jpeg());
    }

    private static void measure(String what, Callable<?> work) throws Exception {
        double[] processor = new double[RUNS];
        double[] clock = new double[RUNS];
        for (int i = -WARM; i < RUNS; i++) {
            long cpu = THREADS.getCurrentThreadCpuTime();
            long start = System.nanoTime();
            work.call();
            if (i >= 0) {
                clock[i] = (System.nanoTime() - start) / 1e6;
                processor[i] = (THREADS.getCurrentThreadCpuTime() - cpu) / 1e6;
            }
        }
        Arrays.sort(processor);
        Arrays.sort(clock);
        System.out.printf(Locale.ROOT, "| %s | %.0f | %.0f |%n", what, processor[RUNS / 2], clock[RUNS / 2]);
    }
}
