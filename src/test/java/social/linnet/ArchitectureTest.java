package social.linnet;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.resolvers.SelectedClassResolverFromClasspath;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import social.linnet.event.Audience;
import social.linnet.testing.Beside;

/// The inside of the house, as `DESIGN.md` draws it; [ModularityTest] sees to the arrows between modules.
@Beside
class ArchitectureTest {

    private static final Path SOURCES = Path.of("src/main/java/social/linnet");
    /// The modules that name an audience. `event` declares them, `moderation` says what they permit, `mastodon`
    /// translates their names, `demo` writes sample posts.
    private static final String[] NAME_AUDIENCES = {"..linnet.event..", "..linnet.moderation..", "..linnet.mastodon..",
        "..linnet.demo.."};
    /// The modules that ask whether an audience is public: what may be public at all (`event`), the gates, whether
    /// a picture's file is open to all (`post`), whether rendered bytes may be shared (`page`).
    private static final String[] ASK_IF_PUBLIC = {"..linnet.event..", "..linnet.moderation..", "..linnet.post..",
        "..linnet.page..", "..linnet.mastodon.."};

    private static final JavaClasses CLASSES = ArchConfiguration.withThreadLocalScope(configuration -> {
        // of others' classes the names are enough, but for those that are asked what they are assignable to: to read them all
        // took half a minute
        configuration.setClassResolver(SelectedClassResolverFromClasspath.class);
        configuration.setClassResolverArguments("java.util.concurrent");
        return new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(location -> !location.contains("/web/template/")).importPackages("social.linnet");
    });

    @Test
    void eventsKnowNoJsonNoDatabaseAndNoSpring() {
        noClasses().that().resideInAPackage("..linnet.event..").and().doNotHaveSimpleName("package-info")
                .should().dependOnClassesThat(resideInAnyPackage("tools.jackson..", "com.fasterxml..", "java.sql..",
                        "javax.sql..", "org.springframework..")).check(CLASSES);
    }

    @Test
    void nobodyPromisesAFuture() {
        methods().that().areDeclaredInClassesThat().resideInAPackage("social.linnet..").and().areNotPrivate()
                .should(haveNoneInTheirSignature(DescribedPredicate.or(
                        JavaClass.Predicates.assignableTo(CompletionStage.class),
                        resideInAnyPackage("reactor..", "org.reactivestreams..", "io.reactivex..", "java.util.concurrent.Flow"))))
                .check(CLASSES);
    }

    private static ArchCondition<JavaMethod> haveNoneInTheirSignature(
            DescribedPredicate<? super JavaClass> forbidden) {
        return new ArchCondition<>("block, rather than have " + forbidden.getDescription() + " in their signature") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                Stream.concat(Stream.of(method.getReturnType()), method.getParameterTypes().stream())
                        .flatMap(type -> type.getAllInvolvedRawTypes().stream()).filter(forbidden).forEach(type ->
                                events.add(SimpleConditionEvent.violated(method, method.getFullName() + " has "
                                        + type.getName())));
            }
        };
    }

    @Test
    void whatAnAudienceMeansIsDecidedInOnePlace() {
        noClasses().that(DescribedPredicate.not(resideInAnyPackage(NAME_AUDIENCES)))
                .should().accessFieldWhere(DescribedPredicate.describe("it names an audience",
                        (JavaFieldAccess access) -> access.getTargetOwner().isEquivalentTo(Audience.class)
                                && access.getTarget().getRawType().isEquivalentTo(Audience.class))).check(CLASSES);
        noClasses().that(DescribedPredicate.not(resideInAnyPackage(ASK_IF_PUBLIC)))
                .should().callMethodWhere(DescribedPredicate.describe("it asks whether an audience is public",
                        (JavaMethodCall call) -> call.getTargetOwner().isEquivalentTo(Audience.class)
                                && call.getName().equals("isPublic"))).check(CLASSES);
    }

    @Test
    void theDoorsDoNotKnowEachOther() {
        List<String> doors = List.of("web", "mastodon", "mcp", "firehose", "activitypub");
        for (String door : doors) {
            String[] others = doors.stream().filter(other -> !other.equals(door))
                    .map(other -> "social.linnet." + other + "..").toArray(String[]::new);
            noClasses().that().resideInAPackage("social.linnet." + door + "..").should()
                    .dependOnClassesThat(resideInAnyPackage(others)).allowEmptyShould(true).check(CLASSES);
            noClasses().that(DescribedPredicate.not(resideInAPackage("social.linnet." + door + "..")))
                    .should().dependOnClassesThat(resideInAPackage("social.linnet." + door + "..")).check(CLASSES);
        }
    }

    @Test
    void whatAClassNeedsStandsInItsConstructor() {
        fields().should().notBeAnnotatedWith(Autowired.class).andShould().notBeAnnotatedWith("jakarta.inject.Inject")
                .andShould().notBeAnnotatedWith("jakarta.annotation.Resource").check(CLASSES);
        methods().should().notBeAnnotatedWith(Autowired.class).check(CLASSES);
    }

    @Test
    void nobodyPrintsPastTheLog() {
        noClasses().should().accessFieldWhere(DescribedPredicate.describe("it is System.out or System.err",
                (JavaFieldAccess access) -> access.getTargetOwner().isEquivalentTo(System.class)
                        && Set.of("out", "err").contains(access.getName()))).check(CLASSES);
        noClasses().should().callMethodWhere(DescribedPredicate.describe("it is printStackTrace()",
                (JavaMethodCall call) -> call.getName().equals("printStackTrace"))).check(CLASSES);
    }

    @Test
    void everyPackageSaysWhatItIsForAndThatNothingIsNull() {
        Set<String> packages = CLASSES.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
        assertThat(packages).isNotEmpty().allSatisfy(name -> {
            Path frontDoor = Path.of("src/main/java", name.replace('.', '/'), "package-info.java");
            assertThat(frontDoor).exists();
            assertThat(read(frontDoor)).as("%s", frontDoor).contains("@" + NullMarked.class.getSimpleName())
                    .startsWith("///");
        });
    }

    @Test
    void constantsAreConstant() {
        fields().that().areStatic().should(new ArchCondition<>("be final") {
            @Override
            public void check(com.tngtech.archunit.core.domain.JavaField field, ConditionEvents events) {
                if (!field.getModifiers().contains(JavaModifier.FINAL)
                        && !field.getModifiers().contains(JavaModifier.SYNTHETIC)) {
                    events.add(SimpleConditionEvent.violated(field, field.getFullName() + " can be changed"));
                }
            }
        }).check(CLASSES);
    }

    /// A table in a statement: after a word that is followed by one, `schema.table`.
    private static final Pattern TABLE = Pattern.compile(
            "\\b(?:from|into|update|join|table|references|truncate)\\s+(?:only\\s+)?([a-z_]+)\\.[a-z_]+\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern STRINGS = Pattern.compile("\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\\n]|\\\\.)*)\"",
            Pattern.DOTALL);
    /// Schemas of PostgreSQL's own, which everybody may ask.
    private static final Set<String> EVERYBODYS = Set.of("pg_catalog", "information_schema");

    @Test
    void aModulesStatementsNameItsOwnTablesAlone() {
        List<String> elsewhere = new ArrayList<>();
        int found = 0;
        for (Path source : sources(SOURCES, ".java")) {
            Path inside = SOURCES.relativize(source);
            String module = inside.getNameCount() > 1 ? inside.getName(0).toString() : "";
            Matcher strings = STRINGS.matcher(withoutComments(read(source)));
            while (strings.find()) {
                String text = strings.group(1) == null ? strings.group(2) : strings.group(1);
                Matcher tables = TABLE.matcher(text);
                while (tables.find()) {
                    found++;
                    String schema = tables.group(1).toLowerCase(Locale.ROOT);
                    if (!schema.equals(module) && !EVERYBODYS.contains(schema)) {
                        elsewhere.add(inside + " reaches into " + tables.group());
                    }
                }
            }
        }
        assertThat(found).as("statements that were found at all").isGreaterThan(50);
        assertThat(elsewhere).isEmpty();
    }

    @Test
    void aModulesMigrationsChangeItsOwnTablesAlone() {
        Path migrations = Path.of("src/main/resources/db/migration");
        Pattern changed = Pattern.compile("\\b(?:table|on|schema|into|update|from|references)\\s+(?:if not exists\\s+)?"
                + "([a-z_]+)\\.[a-z_]+", Pattern.CASE_INSENSITIVE);
        for (Path migration : sources(migrations, ".sql")) {
            String module = migrations.relativize(migration).getName(0).toString();
            String text = read(migration).replaceAll("(?m)--.*$", "");
            assertThat(changed.matcher(text).results().map(found -> found.group(1))).as("%s", migration).isNotEmpty()
                    .containsOnly(module);
        }
    }

    private static String withoutComments(String source) {
        return source.replaceAll("(?m)^\\s*//.*$", "");
    }

    private static List<Path> sources(Path below, String ending) {
        try (Stream<Path> files = Files.walk(below)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
