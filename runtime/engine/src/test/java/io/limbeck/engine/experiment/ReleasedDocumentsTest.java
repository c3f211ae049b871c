package io.limbeck.engine.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.engine.catalog.Catalog;
import io.limbeck.engine.catalog.CatalogLoader;
import io.limbeck.engine.document.ExperimentReader;
import io.limbeck.engine.document.Variant;
import io.limbeck.engine.plan.BoundVariant;
import io.limbeck.engine.plan.CodeHashes;
import io.limbeck.engine.plan.Plan;
import io.limbeck.engine.plan.Planner;
import io.limbeck.engine.store.ContentStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Documents that a released version read are read by this one: {@code documents/VERSION/} holds that version's examples, as
 * they were. They are never edited; a release adds a folder.
 */
class ReleasedDocumentsTest {

    private static final Path DOCUMENTS = Path.of("src", "test", "resources", "documents");
    private static final Catalog CATALOG = CatalogLoader.load(ReleasedDocumentsTest.class.getClassLoader());

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> everyOneIsValidAndPlanned() throws IOException {
        try (Stream<Path> files = Files.walk(DOCUMENTS)) {
            List<Path> released = files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !DOCUMENTS.equals(file.getParent()))
                    .sorted()
                    .toList();
            assertThat(released).hasSizeGreaterThan(5);
            return released.stream()
                    .map(file -> DynamicTest.dynamicTest(
                            DOCUMENTS.relativize(file).toString(), () -> check(Files.readString(file))));
        }
    }

    private void check(String document) {
        Planner planner =
                new Planner(CodeHashes.of(CATALOG, "engine"), (experiment, node) -> "", new ContentStore(folder));
        List<Variant> variants = Experiments.variants(ExperimentReader.parse(document), List.of(), CATALOG);
        assertThat(variants).isNotEmpty().allSatisfy(variant -> {
            BoundExperiment bound = Experiments.bind(variant.experiment(), CATALOG);
            Plan plan = planner.plan(List.of(new BoundVariant(0, variant.label(), bound)));
            assertThat(plan.steps()).isNotEmpty();
        });
    }
}
