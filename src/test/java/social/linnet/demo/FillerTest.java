package social.linnet.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.ApplicationContext;

import social.linnet.account.Accounts;
import social.linnet.account.SignUps;
import social.linnet.ai.ImageModel;
import social.linnet.assistant.context.Self;
import social.linnet.graph.Graph;
import social.linnet.log.Views;
import social.linnet.media.Pictures;
import social.linnet.post.Posts;
import social.linnet.post.Reactions;
import social.linnet.settings.Settings;
import social.linnet.testing.LinnetTest;
import social.linnet.testing.Undisturbed;
import social.linnet.testing.World;

/// Where people are, the sample network stays away.
@LinnetTest
@Undisturbed
class FillerTest {

    @Autowired
    private ApplicationContext program;
    @Autowired
    private World world;
    @Autowired
    private Accounts accounts;
    @Autowired
    private Settings settings;

    @Test
    void aliceIsHereSoNobodyIsAdded() {
        world.person("alice");
        long before = accounts.count();
        assertThatThrownBy(filler()::fill).isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class,
                refused -> assertThat(refused.getReason()).contains("there are people in this database",
                        settings.data().toAbsolutePath().normalize().toString()));
        assertThat(accounts.count()).isEqualTo(before);
        assertThat(accounts.findByHandle(Network.read().people().getFirst().handle())).isEmpty();
        assertThat(settings.data().resolve(Filler.MARKER)).doesNotExist();
    }

    @Test
    void afterAnInterruptionItSaysWhatToDo() throws IOException {
        world.person("alice");
        Path marker = Files.createFile(settings.data().resolve(Filler.MARKER));
        try {
            assertThatThrownBy(filler()::fill).isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class,
                    refused -> assertThat(refused.getReason()).contains("interrupted", "Delete the folder",
                            "start again"));
        } finally {
            Files.delete(marker);
        }
    }

    @Test
    void withoutTheSettingNothingOfItIsThere() {
        assertThat(program.getBeansOfType(Filler.class)).isEmpty();
        assertThat(program.getBeansOfType(StoryClock.class)).isEmpty();
    }

    @Test
    void theClockOfTheStoryTellsDaysToo() {
        StoryClock clock = new StoryClock();
        clock.set(Instant.parse("2026-11-22T12:00:00Z"));
        assertThat(LocalDate.now(clock.withZone(ZoneOffset.UTC))).isEqualTo(LocalDate.of(2026, 11, 22));
    }

    private Filler filler() {
        return new Filler(settings, accounts, program.getBean(SignUps.class), program.getBean(Graph.class), program.getBean(Posts.class),
                program.getBean(Reactions.class), program.getBean(Pictures.class), program.getBean(ImageModel.class),
                program.getBean(Views.class), program.getBean(Self.class), new StoryClock());
    }
}
