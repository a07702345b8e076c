package social.linnet.ai.builtin;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import javax.imageio.ImageIO;

import social.linnet.ai.ImageModel.ImageRequest;
import social.linnet.ai.ImageModel.Progress;
import social.linnet.ai.ImageModel.Shape;

/// For eyes, not for assertions: paints a set of prompts into `target/painter`, each as a file and all on sheets of
/// nine, since no test can say whether a picture is pretty. Run it by hand after a change to the painter; the first
/// argument chooses sheets by name, the second gives the seed.
final class ContactSheets {

    private static final int CELL = 500;

    private static final List<Sheet> SHEETS = List.of(
            new Sheet("places", "a calm sea at sunset with a sailboat", "misty mountains at dawn", "une forêt en automne",
                    "city skyline at night with lit windows", "dunes du désert au coucher du soleil", "a meadow full of poppies in spring",
                    "un lac de montagne, reflet, matin", "a small village in the snow at night", "a tropical island"),
            new Sheet("things", "a lighthouse on a stormy coast", "hot air balloons over green hills", "un chat noir sous la pleine lune",
                    "a fox in a snowy forest", "une baleine qui saute hors de la mer", "colourful fish in a coral reef", "ringed planet in a purple nebula",
                    "nature morte: fruits et vase de fleurs", "a cup of coffee on a table"),
            new Sheet("styles", "watercolour of a harbour with boats", "starry night over a village, van gogh", "pixel art castle on a mountain",
                    "travel poster of mountains and a lake", "ink drawing of a forest", "comic city at dusk", "low poly deer in the mountains",
                    "stained glass sunflowers in a field", "minimalist red sun over the sea"),
            new Sheet("moods", "synthwave neon city sunset", "vintage film photo of a beach", "northern lights over a frozen lake",
                    "a rainbow after the rain over fields", "un grand cerisier au printemps", "robot friend on a hill with hearts",
                    "magical forest with fireflies at dusk", "orage sur la ville", "brouillard sur la rivière"),
            new Sheet("seeds", "a lonely tree on a hill", "a lonely tree on a hill", "a lonely tree on a hill", "a lonely tree on a hill",
                    "abstract", "abstract", "abstract", "abstract", "zorglub quixotic"),
            new Sheet("more", "a dog and a cat watching the sunset", "un hibou dans la nuit", "butterflies in a garden", "wild horse in the desert",
                    "a traveller looking at the mountains", "rocket to the moon", "le pont rouge dans la brume", "un moulin dans un champ de lavande",
                    "a wolf howling in the blue night"),
            new Sheet("variants", "mountain lake", "mountain lake", "mountain lake", "mountain lake", "the sea", "the sea", "the sea", "the sea", "Paris"));

    private record Sheet(String name, List<String> prompts) {

        private Sheet(String name, String... prompts) {
            this(name, List.of(prompts));
        }
    }

    private ContactSheets() {
    }

    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of("target/painter"));
        Painter painter = new Painter(1);
        for (Sheet sheet : SHEETS) {
            if (args.length > 0 && !List.of(args[0].split(",")).contains(sheet.name())) {
                continue;
            }
            BufferedImage page = new BufferedImage(CELL * 3, (CELL + 24) * 3, BufferedImage.TYPE_INT_RGB);
            Graphics2D pen = page.createGraphics();
            pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
            for (int i = 0; i < sheet.prompts().size(); i++) {
                String prompt = sheet.prompts().get(i);
                long seed = args.length > 1 ? Long.parseLong(args[1]) + i : i;
                long start = System.nanoTime();
                byte[] bytes = painter.create(new ImageRequest(prompt, Shape.SQUARE, seed, "", Duration.ofMinutes(1)), Progress.NONE).bytes();
                long millis = (System.nanoTime() - start) / 1_000_000;
                BufferedImage picture = ImageIO.read(new ByteArrayInputStream(bytes));
                ImageIO.write(picture, "png", folder.resolve(sheet.name() + "-" + i + ".png").toFile());
                int x = i % 3 * CELL;
                int y = i / 3 * (CELL + 24);
                pen.drawImage(picture, x, y, CELL - 4, CELL - 4, null);
                pen.setColor(Color.WHITE);
                pen.drawString(prompt + "  " + millis + " ms, " + bytes.length / 1024 + " KB", x + 6, y + CELL + 12);
            }
            pen.dispose();
            ImageIO.write(page, "png", folder.resolve("sheet-" + sheet.name() + ".png").toFile());
        }
    }
}
