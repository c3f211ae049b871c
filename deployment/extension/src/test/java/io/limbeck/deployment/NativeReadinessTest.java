package io.limbeck.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.limbeck.engine.catalog.Catalog;
import io.limbeck.engine.evaluate.Evaluation;
import io.limbeck.spi.Plugin;
import io.quarkus.maven.dependency.ResolvedDependency;
import io.quarkus.maven.dependency.ResolvedDependencyBuilder;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What a native image is told, as far as a JVM can tell whether it is enough. */
class NativeReadinessTest {

    private static final FoundPlugins FOUND = found();

    private static final Set<String> PROCESS = Set.of(
            "java.io.File",
            "java.lang.ProcessHandle",
            "java.lang.Thread",
            "java.nio.file.Path",
            "java.security.SecureRandom",
            "java.time.Clock",
            "java.time.Instant",
            "java.util.Random",
            "java.util.UUID");

    private static FoundPlugins found() {
        try {
            return FoundPlugins.in(NativeReadinessTest.class.getClassLoader());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void pluginsAreSortedWhateverTheClassPathIs() {
        assertThat(FOUND.names()).isSorted().doesNotHaveDuplicates().hasSizeGreaterThan(10);
    }

    @Test
    void settingsRecordsAndWhatTheyAreMadeOfAreRegistered() {
        SettingClasses classes = FOUND.settings();
        for (Catalog.Entry entry : FOUND.catalog().entries()) {
            assertThat(classes.types()).contains(entry.component().settings().getName());
        }
        assertThat(classes.types())
                .as("an enum within settings")
                .contains("io.limbeck.plugins.models.layer.Activation");
    }

    @Test
    void constraintsAreRegisteredWithThoseWhoCheckThem() {
        assertThat(FOUND.settings().constraints())
                .contains(
                        "jakarta.validation.constraints.Positive",
                        "org.hibernate.validator.internal.constraintvalidators.bv.number.sign.PositiveValidatorForFloat")
                .noneMatch(name -> name.contains("money") || name.contains("joda"));
    }

    private static boolean belongsToAProcess(JavaClass type) {
        String name = type.getName();
        return TensorFlowProcessor.AT_RUN_TIME.stream().anyMatch(library -> name.startsWith(library + "."))
                || name.startsWith("java.net.http.")
                || name.startsWith("java.util.concurrent.Exec")
                || PROCESS.contains(name);
    }

    private static boolean asksTheMachine(JavaAccess<?> access) {
        String called =
                access.getTargetOwner().getName() + "." + access.getTarget().getName();
        return belongsToAProcess(access.getTargetOwner())
                || called.matches("java\\.lang\\.(System\\.(getenv|currentTimeMillis|nanoTime)|Runtime\\..*)");
    }

    /** Static fields are filled while an image is made: a process id, a clock or a TensorFlow object there is that of the builder. */
    @Test
    void staticFieldsThatBelongToAProcessAreFilledAtRunTime() {
        Set<String> found = new TreeSet<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.limbeck.engine", "io.limbeck.spi", "io.limbeck.plugins", "io.limbeck.scorer")) {
            boolean holds = type.getFields().stream()
                    .anyMatch(field -> field.getModifiers().contains(JavaModifier.STATIC)
                            && belongsToAProcess(field.getRawType()));
            boolean asks = type.getStaticInitializer()
                    .map(code -> code.getAccessesFromSelf().stream().anyMatch(NativeReadinessTest::asksTheMachine))
                    .orElse(false);
            if (holds || asks) {
                found.add(type.getName());
            }
        }
        assertThat(found).containsExactlyElementsOf(NativeImageProcessor.AT_RUN_TIME);
    }

    private static ResolvedDependency jarOf(String artifact, Class<?> type) throws URISyntaxException {
        return ResolvedDependencyBuilder.newInstance()
                .setGroupId("io.limbeck")
                .setArtifactId(artifact)
                .setVersion("0")
                .setResolvedPath(Path.of(
                        type.getProtectionDomain().getCodeSource().getLocation().toURI()))
                .build();
    }

    @Test
    void whatJacksonReadsAndWritesIsRegistered() throws IOException, URISyntaxException {
        Set<String> types =
                JsonClasses.in(List.of(jarOf("limbeck-engine", Evaluation.class), jarOf("limbeck-spi", Plugin.class)));
        assertThat(types)
                .contains(
                        Evaluation.class.getName(),
                        "io.limbeck.engine.explain.Explained",
                        "io.limbeck.engine.explain.ExplanationJson$TypedExhibit",
                        "io.limbeck.engine.evaluate.StressFigures")
                .anyMatch(name -> name.endsWith("Exhibit$Grid"))
                .anyMatch(name -> name.startsWith("io.limbeck.spi.metric."));
    }

    /** native-image splits a pattern at its first colon, and takes what stands before it for the name of a module. */
    @Test
    void patternsOfResourcesHaveNoColon() {
        List<String> patterns = new ArrayList<>();
        new NativeImageProcessor()
                .resources(
                        new FoundPluginsBuildItem(FOUND),
                        file -> {},
                        found -> patterns.addAll(found.getIncludePatterns()),
                        bundle -> {});
        assertThat(patterns)
                .hasSameSizeAs(NativeImageProcessor.RESOURCES)
                .noneMatch(one -> one.contains(":"))
                .anyMatch("io/limbeck/plugins/a/table.csv"::matches);
    }

    @Test
    void theLibrariesThatLoadCodeAreInitializedAtRunTime() {
        assertThat(TensorFlowProcessor.AT_RUN_TIME)
                .contains("org.tensorflow", "org.bytedeco.javacpp", "com.google.protobuf", "org.jline");
    }

    /** When this fails, the libraries have become whole, and the allowance can go. */
    @Test
    void anIncompleteClassPathIsAllowedForALibraryThatNamesClassesWhichAreNotThere() {
        List<String> hadoop = new ClassFileImporter()
                .importPackages("ml.dmlc.xgboost4j").stream()
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .map(dependency -> dependency.getTargetClass().getName())
                        .filter(name -> name.startsWith("org.apache.hadoop."))
                        .distinct()
                        .toList();
        assertThat(hadoop).isNotEmpty().allSatisfy(name -> assertThatThrownBy(() -> Class.forName(name))
                .isInstanceOf(ClassNotFoundException.class));
        assertThat(new NativeImageProcessor().librariesWithoutTheirOwn().getExtensionName())
                .isEqualTo("limbeck");
    }
}
