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
import java.util.ArrayList;
import java.util.List;

import javax.imageio.ImageIO;

import social.linnet.ai.ImageModel.EditRequest;
import social.linnet.ai.ImageModel.ImageRequest;
import social.linnet.ai.ImageModel.Progress;
import social.linnet.ai.ImageModel.Shape;
import social.linnet.ai.ImageModel.Source;

/// Draws the sheets of `docs/pictures.md` into the folder that is the first argument.
final class DocumentedSheets {

    private static final int GAP = 10;
    private static final int CAPTION = 26;
    private static final int MOST_BYTES = 400 * 1024;
    private static final Duration LONG = Duration.ofMinutes(1);

    /// A picture and what is written under it.
    private record Print(BufferedImage picture, String caption) {
    }

    private final Painter painter = new Painter(1);
    private final Path folder;

    private DocumentedSheets(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] args) throws IOException {
        DocumentedSheets sheets = new DocumentedSheets(Files.createDirectories(Path.of(args[0])));
        sheets.twelve();
        sheets.variants();
        sheets.styles();
        sheets.operations();
        sheets.light();
        sheets.packs();
    }

    private void twelve() throws IOException {
        String[] prompts = {"a calm sea at sunset with a sailboat", "un lac de montagne au matin", "une forêt en automne",
            "city skyline at night with lit windows", "a meadow full of poppies in spring", "dunes du désert au coucher du soleil",
            "un petit village sous la neige, la nuit", "nature morte: fruits et vase de fleurs", "northern lights over a frozen lake",
            "portrait of a woman with red hair and a green coat", "des montgolfières sur les collines", "abstract"};
        long[] seeds = {0, 6, 2, 3, 5, 4, 7, 7, 2, 2, 1, 1};
        List<Print> prints = new ArrayList<>();
        for (int i = 0; i < prompts.length; i++) {
            prints.add(new Print(create(prompts[i], seeds[i]), prompts[i]));
        }
        sheet("painter-twelve", prints, 4, 330, 330);
    }

    private void variants() throws IOException {
        List<Print> prints = new ArrayList<>();
        for (String prompt : List.of("un phare au bord de la mer", "portrait of a musician with a hat")) {
            for (int seed = 0; seed < 4; seed++) {
                prints.add(new Print(create(prompt, seed), prompt + " · " + (seed + 1)));
            }
        }
        sheet("painter-variants", prints, 4, 330, 330);
    }

    private void styles() throws IOException {
        List<Print> prints = new ArrayList<>();
        for (String style : List.of("hand-drawn animation still", "aquarelle", "pixel art", "clay model scene", "case de BD",
                "plan technique",
                "screen-printed travel poster", "dessin à l'encre", "line drawing", "35 mm film photograph", "bichromie",
                        "peinture à l'huile")) {
            prints.add(new Print(create("a castle on a hill by a lake at noon, " + style, 1), style));
        }
        sheet("painter-styles", prints, 4, 330, 330);
    }

    private void operations() throws IOException {
        byte[] source = source();
        List<Print> prints = new ArrayList<>();
        prints.add(new Print(read(source), "the source, painted for this sheet"));
        for (String look : List.of("cartoon", "watercolour", "pixel art", "duotone", "poster", "line drawing", "35 mm film", "clay",
                "comic",
                "blueprint", "ink")) {
            prints.add(new Print(edit(source, look), look));
        }
        sheet("painter-operations", prints, 4, 330, 330);
    }

    private void light() throws IOException {
        byte[] source = source();
        List<Print> prints = new ArrayList<>();
        for (String words : List.of("at sunset", "la nuit", "in winter, falling snow", "en automne", "foggy", "sepia", "néon",
                "avec un arc-en-ciel")) {
            prints.add(new Print(edit(source, words), words));
        }
        sheet("painter-light", prints, 4, 330, 330);
    }

    private void packs() throws IOException {
        byte[] portrait = painter.create(new ImageRequest("portrait of a woman with red hair and a green coat", Shape.PORTRAIT, 2, "",
                LONG),
                Progress.NONE).bytes();
        List<Print> prints = new ArrayList<>();
        prints.add(new Print(read(new StarterPack("The Hiker", "Always one more hill", List.of("backpack", "camera", "coffee", "map"),
                null, 0).jpeg()),
                "without a picture"));
        prints.add(new Print(read(new StarterPack("La Boulangère", "Debout à quatre heures",
                List.of("croissant", "vélo", "chat", "théière", "levain"), portrait, 1).jpeg()), "with a picture; “levain” is not known"));
        prints.add(new Print(read(new StarterPack("Night Owl", "Plays quietly", List.of("piano", "casque", "plante"), null, 3).jpeg()),
                "another theme"));
        sheet("painter-starter-packs", prints, 3, 400, 600);
    }

    private byte[] source() {
        return painter.create(new ImageRequest("a house and a great tree in a meadow of flowers at noon", Shape.SQUARE, 2, "", LONG),
                Progress.NONE).bytes();
    }

    private BufferedImage create(String prompt, long seed) throws IOException {
        return read(painter.create(new ImageRequest(prompt, Shape.SQUARE, seed, "", LONG), Progress.NONE).bytes());
    }

    private BufferedImage edit(byte[] source, String words) throws IOException {
        return read(painter.edit(new EditRequest(words, List.of(new Source(source, "image/jpeg")), null, null, 0, "", LONG),
                Progress.NONE).bytes());
    }

    private static BufferedImage read(byte[] bytes) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(bytes));
    }

    private void sheet(String name, List<Print> prints, int columns, int width, int height) throws IOException {
        int rows = (prints.size() + columns - 1) / columns;
        Canvas page = new Canvas(columns * (width + GAP) + GAP, rows * (height + CAPTION + GAP) + GAP);
        Graphics2D pen = page.pen();
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setColor(new Color(0xF5F3EF));
        pen.fillRect(0, 0, page.width, page.height);
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
        for (int i = 0; i < prints.size(); i++) {
            int x = GAP + i % columns * (width + GAP);
            int y = GAP + i / columns * (height + CAPTION + GAP);
            Opened.draw(page, prints.get(i).picture(), x, y, width, height);
            pen.setColor(new Color(0x3A3833));
            pen.drawString(prints.get(i).caption(), x + 2, y + height + 17);
        }
        pen.dispose();
        byte[] bytes = Encoding.jpeg(page.image, 0.85f);
        for (float quality = 0.8f; bytes.length > MOST_BYTES; quality -= 0.05f) {
            bytes = Encoding.jpeg(page.image, quality);
        }
        Files.write(folder.resolve(name + ".jpg"), bytes);
        System.out.println(name + ".jpg " + bytes.length / 1024 + " KB");
    }
}
