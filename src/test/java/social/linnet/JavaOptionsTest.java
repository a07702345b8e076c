package social.linnet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import social.linnet.testing.Beside;

/// What the README's command tells Java: one word that it does not know, and nothing starts.
@Beside
class JavaOptionsTest {

    @Test
    void javaTakesThemAndDoesWhatTheySay() throws IOException, InterruptedException {
        Process java = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "@jvm.options", "-XX:+UseG1GC",
                "-XX:+PrintFlagsFinal", "-version").redirectErrorStream(true).start();
        String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(java.waitFor()).as(said).isZero();
        assertThat(said).containsPattern("G1UseAdaptiveIHOP\\s+= false").containsPattern("InitiatingHeapOccupancyPercent\\s+= 65")
                // which is why it is 65: less than what may live after a marking, and there is no end of them
                .containsPattern("MinHeapFreeRatio\\s+= 40").containsPattern("TieredStopAtLevel\\s+= 4");
    }

    @Test
    void theProgramIsStartedWithThem() throws IOException {
        assertThat(Files.readString(Path.of("pom.xml"))).contains("<jvmArguments>\"@${project.basedir}/jvm.options\"</jvmArguments>")
                .contains("<optimizedLaunch>false</optimizedLaunch>");
    }
}
