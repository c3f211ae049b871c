package io.limbeck.engine.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.limbeck.engine.catalog.Catalog;
import io.limbeck.engine.catalog.CatalogLoader;
import io.limbeck.engine.document.ExperimentReader;
import io.limbeck.engine.document.FakePlugin;
import io.limbeck.engine.plan.BoundVariant;
import io.limbeck.engine.plan.CodeHashes;
import io.limbeck.engine.plan.Plan;
import io.limbeck.engine.plan.Planner;
import io.limbeck.engine.plan.Step;
import io.limbeck.engine.store.ContentStore;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents that older versions of a plugin read are read still, computed as before, and told what is new. */
class OldDocumentsTest {

    private static final Catalog CATALOG = CatalogLoader.of(List.of(new FakePlugin(), new GrownPlugin()));
    private static final String TERM = "student.objective[1]";

    @TempDir
    private Path folder;

    private static String stored(String name) throws IOException {
        try (InputStream in = OldDocumentsTest.class.getResourceAsStream("/documents/" + name + ".yaml")) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static BoundExperiment bind(String document) {
        return Experiments.bind(Experiments.toFlat(ExperimentReader.parse(document), CATALOG), CATALOG);
    }

    private List<String> keys(String document) {
        Plan plan = new Planner(CodeHashes.of(CATALOG, "engine"), (experiment, node) -> "", new ContentStore(folder))
                .plan(List.of(new BoundVariant(0, "", bind(document))));
        return plan.steps().stream().map(Step::key).toList();
    }

    private static List<Problem> problems(String from, String to) throws IOException {
        String document = stored("today").replace(from, to);
        InvalidInputException wrong = catchThrowableOfType(InvalidInputException.class, () -> bind(document));
        assertThat(wrong).as("the document is wrong").isNotNull();
        return wrong.problems();
    }

    @Test
    void ofADocumentOfTodayNothingIsSaid() throws IOException {
        assertThat(bind(stored("today")).warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"version-1", "version-2"})
    void aStoredDocumentIsPlannedAsThatOfToday(String version) throws IOException {
        assertThat(keys(stored(version))).isEqualTo(keys(stored("today"))).isNotEmpty();
        assertThat(bind(stored(version)).nodes().get(TERM).canonical())
                .isEqualTo(bind(stored("today")).nodes().get(TERM).canonical());
    }

    @Test
    void aFormerNameIsReadAndTheNewOneIsTold() throws IOException {
        assertThat(bind(stored("version-2")).warnings())
                .containsExactly(
                        Problem.warning(
                                TERM + ".temp", "is called 'temperature' now", "write 'temperature' in its place"),
                        Problem.warning(
                                TERM + ".stages[0].length", "is called 'epochs' now", "write 'epochs' in its place"));
    }

    @Test
    void settingsThatWereMadeNewAreShownAsTheyAreRead() throws IOException {
        assertThat(bind(stored("version-1")).warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.where()).isEqualTo(TERM);
            assertThat(warning.message())
                    .isEqualTo("are settings of an older version of 'grown/term', and are read as"
                            + " '{\"stages\":[{\"epochs\":5},{\"epochs\":2}],\"temperature\":2.0}'");
            assertThat(warning.remedy()).isEqualTo("write them so");
        });
    }

    @Test
    void aSettingThatIsGoneIsRefusedWithTheWayOut() throws IOException {
        assertThat(problems("temperature: 2", "temperature: 2, alpha: 0.1"))
                .containsExactly(Problem.error(
                        TERM + ".alpha",
                        "there is no setting 'alpha' any more",
                        "give the term a 'weight' in the objective"));
    }

    @Test
    void bothNamesAtOnceAreRefused() throws IOException {
        assertThat(problems("temperature: 2", "temperature: 2, t: 3"))
                .containsExactly(Problem.error(
                        TERM + ".t",
                        "is the former name of 'temperature', which is given as well",
                        "take one of the two out"));
    }

    @Test
    void whatIsWrongUnderAFormerNameIsSaidOfTheNewOne() throws IOException {
        assertThat(problems("temperature: 2", "temp: -2"))
                .extracting(Problem::where)
                .contains(TERM + ".temp", TERM + ".temperature");
    }

    @Test
    void aMigrationThatFailsIsAProblemOfTheDocument() throws IOException {
        assertThat(problems("temperature: 2", "hardness: 0"))
                .contains(Problem.error(
                        TERM,
                        "cannot be made into settings of today: 'hardness' must be above 0, but is '0'",
                        "write them as 'limbeck plugins describe grown/term' says"));
    }
}
