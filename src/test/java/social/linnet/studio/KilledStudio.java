package social.linnet.studio;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

import javax.imageio.ImageIO;

import social.linnet.account.Account;
import social.linnet.account.SignUps;
import social.linnet.ai.ImageModel;
import social.linnet.ai.ModelName;
import social.linnet.ai.Moderator;
import social.linnet.studio.work.Style;
import social.linnet.testing.SmallProgram;
import social.linnet.testing.Strangers;
import social.linnet.testing.World;

/// The program that [KilledStudioTest] kills: asks for as many jobs as it is told, says so, and makes what is to be made.
final class KilledStudio {

    static final int VARIANTS = 2;

    private KilledStudio() {
    }

    public static void main(String[] args) throws InterruptedException {
        SmallProgram program = SmallProgram.start(args[0], 12, Map.of("linnet.data", args[1], "linnet.limits", "off",
                "linnet.studio.daily", "1000"), new String[] {"log", "account", "fetch", "graph", "media", "moderation", "post",
                "studio"}, Strangers.class, Plain.class, Lenient.class);
        int jobs = Integer.parseInt(args[2]);
        if (jobs > 0) {
            Account alice = program.get(SignUps.class).signUp(new SignUps.Form("alice", "", World.PASSWORD, "", "", "", "en"));
            Studio studio = program.get(Studio.class);
            for (int n = 1; n <= jobs; n++) {
                studio.make(alice.id(), "kite number " + n, Style.NONE, ImageModel.Shape.SQUARE, VARIANTS);
            }
            System.out.println("asked " + alice.id());
        }
        new CountDownLatch(1).await();
    }

    /// Paints one colour: what is tried here is what comes before and after.
    static final class Plain implements ImageModel {

        @Override
        public ModelName name() {
            return new ModelName("test", "plain", false);
        }

        @Override
        public MadeImage create(ImageRequest request, Progress progress) {
            progress.at(0.5, null);
            try {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                ImageIO.write(new BufferedImage(320, 320, BufferedImage.TYPE_INT_RGB), "png", bytes);
                return new MadeImage(bytes.toByteArray(), null);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// Finds nothing wrong.
    static final class Lenient implements Moderator {

        @Override
        public ModelName name() {
            return new ModelName("test", "lenient", true);
        }

        @Override
        public Verdict judge(String text, Duration deadline) {
            return new Verdict(Set.of(), "");
        }

        @Override
        public Verdict judge(ImageModel.Source picture, Duration deadline) {
            return new Verdict(Set.of(), "");
        }
    }
}
