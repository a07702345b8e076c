package social.linnet.ai.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.junit.jupiter.api.Test;

import social.linnet.ai.AiFailure;
import social.linnet.ai.TextModel;
import social.linnet.ai.openai.text.OpenAiText;
import social.linnet.ai.openai.wire.Wire;
import social.linnet.settings.Settings;
import social.linnet.testing.Beside;

/// The vendor's SDK takes seconds to load: nothing of it may be loaded for a model that nobody has asked yet.
@Beside
class LateLoadingTest {

    @Test
    void nothingOfTheSdkIsLoadedBeforeTheFirstCall() throws Exception {
        try (Recorder recorder = new Recorder()) {
            Class<?> kind = recorder.loadClass("social.linnet.settings.Settings$Provider$Kind");
            Class<?> provider = recorder.loadClass("social.linnet.settings.Settings$Provider");
            Object openAi = provider.getConstructors()[0].newInstance(kind.getEnumConstants()[1], URI.create("http://127.0.0.1:9/v1"), null, "m");
            for (String model : new String[] {"images", "videos", "moderator"}) {
                Object made = recorder.loadClass(OpenAi.class.getName()).getMethod(model, provider).invoke(null, openAi);
                assertThat(made.getClass().getClassLoader()).isSameAs(recorder);
                // linking verifies its code, which is what would load more
                Class.forName(made.getClass().getName(), true, recorder);
            }
            Class<?> words = recorder.loadClass("social.linnet.settings.Settings$Text");
            Object text = words.getConstructors()[0].newInstance(kind.getEnumConstants()[1], URI.create("http://127.0.0.1:9/v1"), null, "m", null, null);
            Class.forName(recorder.loadClass(OpenAi.class.getName()).getMethod("text", words).invoke(null, text).getClass().getName(), true, recorder);
            assertThat(recorder.found).contains(OpenAiText.class.getName(), OpenAiImages.class.getName(), OpenAiVideos.class.getName(), OpenAiModerator.class.getName())
                    .noneMatch(name -> name.startsWith("com.openai.") || name.startsWith("okhttp3.") || name.equals(Wire.class.getName()));
        }
    }

    @Test
    void wordsAreAskedForWithoutTheSdk() throws Exception {
        try (Recorder recorder = new Recorder()) {
            Object failed = recorder.loadClass(Asker.class.getName()).getMethod("ask").invoke(null);

            assertThat(failed).isEqualTo("UNAVAILABLE");
            assertThat(recorder.found).contains(Wire.class.getName(), "okhttp3.OkHttpClient")
                    .noneMatch(name -> name.startsWith("com.openai.client.okhttp.") || name.startsWith("com.openai.models."));
        }
    }

    /// Asks where nobody listens.
    public static final class Asker {

        private Asker() {
        }

        public static String ask() {
            URI nobody = URI.create("http://127.0.0.1:9/v1");
            TextModel model = OpenAi.text(new Settings.Text(Settings.Provider.Kind.OPENAI, nobody, null, "m", null, null));
            try {
                return model.stream(Call.question(Duration.ofSeconds(20)), TextModel.Sink.NONE).words();
            } catch (AiFailure failure) {
                return failure.reason().name();
            }
        }
    }

    /// Loads everything anew, and remembers what.
    private static final class Recorder extends URLClassLoader {

        private final Set<String> found = ConcurrentHashMap.newKeySet();

        Recorder() {
            super(urls(), ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            found.add(name);
            return super.findClass(name);
        }

        private static URL[] urls() {
            String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
            return Arrays.stream(path.split(File.pathSeparator)).map(entry -> {
                try {
                    return Path.of(entry).toUri().toURL();
                } catch (MalformedURLException e) {
                    throw new IllegalStateException(e);
                }
            }).toArray(URL[]::new);
        }
    }
}
