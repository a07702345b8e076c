package social.linnet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

import social.linnet.testing.Beside;

@Beside
class ModularityTest {

    private final ApplicationModules modules = ApplicationModules.of(LinnetApplication.class);

    @Test
    void arrowsGoDownOnly() {
        modules.verify();
    }

    /// Modulith's default is that a module may use everything: here it must say what.
    @Test
    void everyModuleSaysWhatItUses() {
        assertThat(modules.stream().map(ApplicationModule::getBasePackage)).allSatisfy(module -> {
            var declared = module.getAnnotation(org.springframework.modulith.ApplicationModule.class);
            assertThat(declared).as("@ApplicationModule of %s", module.getName()).isPresent();
            assertThat(declared.orElseThrow().allowedDependencies())
                    .as("allowedDependencies of %s", module.getName())
                    .doesNotContain(org.springframework.modulith.ApplicationModule.OPEN_TOKEN);
        });
    }
}
