package io.limbeck.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The dependency law: {@code plugins → spi}, {@code engine → spi}, {@code ui → runtime}, nothing depends on ui. */
class ArchitectureTest {

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.limbeck");

    @Test
    void everyRoomIsLookedAt() {
        for (String room : new String[] {
            "spi", "spi.tensorflow", "engine.run", "loader", "scorer", "plugins.data", "plugins.fairness", "cli"
        }) {
            assertThat(ALL.stream().map(JavaClass::getPackageName)).contains("io.limbeck." + room);
        }
    }

    @Test
    void pluginsKnowNothingOfLimbeckButTheSpi() {
        noClasses()
                .that()
                .resideInAPackage("io.limbeck.plugins..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.limbeck..")
                        .and(not(resideInAnyPackage("io.limbeck.spi..", "io.limbeck.plugins.."))))
                .check(ALL);
    }

    @Test
    void pluginsDoNotKnowEachOther() {
        slices().matching("io.limbeck.plugins.(*)..")
                .should()
                .notDependOnEachOther()
                .check(ALL);
    }

    @Test
    void theEngineKnowsNothingOfLimbeckButTheSpiTheLoaderAndTheScorer() {
        noClasses()
                .that()
                .resideInAPackage("io.limbeck.engine..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.limbeck..")
                        .and(not(resideInAnyPackage(
                                "io.limbeck.spi..",
                                "io.limbeck.engine..",
                                "io.limbeck.loader..",
                                "io.limbeck.scorer.."))))
                .check(ALL);
    }

    @Test
    void theLoaderKnowsTheSpiAlone() {
        noClasses()
                .that()
                .resideInAPackage("io.limbeck.loader..")
                .should()
                .dependOnClassesThat(not(resideInAnyPackage(
                        "io.limbeck.loader..", "io.limbeck.spi..", "java..", "org.jspecify.annotations..")))
                .check(ALL);
    }

    @Test
    void theScorerKnowsTheJdkAloneAndUsesNoReflection() {
        noClasses()
                .that()
                .resideInAPackage("io.limbeck.scorer..")
                .should()
                .dependOnClassesThat(
                        not(resideInAnyPackage("io.limbeck.scorer..", "java..", "org.jspecify.annotations..")))
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("java.lang.reflect..")
                .check(ALL);
    }

    @Test
    void theSpiKnowsNothingOfLimbeckButItself() {
        noClasses()
                .that()
                .resideInAPackage("io.limbeck.spi..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("io.limbeck..").and(not(resideInAnyPackage("io.limbeck.spi.."))))
                .check(ALL);
    }

    @Test
    void theSpiKnowsNeitherJacksonNorALoggingFacadeNorTensorFlowNorQuarkus() {
        noClasses()
                .that(resideInAnyPackage("io.limbeck.spi..")
                        .and(not(resideInAnyPackage("io.limbeck.spi.tensorflow.."))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "com.fasterxml.jackson..",
                        "org.slf4j..",
                        "org.tensorflow..",
                        "io.quarkus..",
                        "io.limbeck.spi.tensorflow..")
                .check(ALL);
    }

    @Test
    void theExtensionKnowsTheEngineAndTheLoader() {
        noClasses()
                .that()
                .resideInAPackage("io.limbeck.quarkus..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.limbeck..")
                        .and(not(resideInAnyPackage(
                                "io.limbeck.quarkus..",
                                "io.limbeck.engine..",
                                "io.limbeck.loader..",
                                "io.limbeck.spi.."))))
                .check(ALL);
    }

    @Test
    void onlyTheExtensionAndTheUserInterfacesKnowQuarkus() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "io.limbeck.quarkus..", "io.limbeck.deployment..", "io.limbeck.cli..", "io.limbeck.server..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.quarkus..", "jakarta.enterprise..", "jakarta.inject..", "picocli..", "io.limbeck.quarkus..")
                .check(ALL);
    }

    @Test
    void nobodyOnThisClassPathKnowsSpark() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.spark..", "io.limbeck.spark..", "scala..")
                .check(ALL);
    }

    @Test
    void jacksonIsKnownInTheRuntimeAndTheUserInterfacesAlone() {
        noClasses()
                .that()
                .resideInAnyPackage("io.limbeck.spi..", "io.limbeck.plugins..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.fasterxml.jackson..")
                .check(ALL);
    }

    @Test
    void nothingDependsOnTheCommandLine() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.limbeck.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.limbeck.cli..")
                .check(ALL);
    }

    @Test
    void whatIsInternalIsNobodyElses() {
        slices().matching("io.limbeck.(**).internal..")
                .should()
                .notDependOnEachOther()
                .allowEmptyShould(true)
                .check(ALL);
        for (JavaClass one : ALL) {
            one.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getPackageName())
                    .filter(target -> target.startsWith("io.limbeck.") && target.contains(".internal"))
                    .forEach(target -> assertThat(one.getPackageName())
                            .startsWith(target.substring(0, target.indexOf(".internal"))));
        }
    }

    @Test
    void theEnginesPackagesAreFreeOfCycles() {
        slices().matching("io.limbeck.engine.(*)..").should().beFreeOfCycles().check(ALL);
    }
}
