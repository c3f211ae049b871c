package io.limbeck.plugins.fairness.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.limbeck.plugins.fairness.FairnessPlugin;
import io.limbeck.plugins.fairness.statistics.ThresholdRule;
import io.limbeck.plugins.fairness.statistics.ThresholdRule.Threshold;
import io.limbeck.spi.Component;
import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Groups;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.model.TeacherSource;
import io.limbeck.testkit.FakeContext;
import io.limbeck.testkit.FixedLesson;
import io.limbeck.testkit.FunctionTeacher;
import io.limbeck.testkit.SettingsDefaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code fairness/group-thresholds} finds on the rows of Fairlearn's own suite (its {@code ThresholdOptimizer}
 * tests, see {@code vectors/fairness.json}). Scores there are 0 to 4; as probabilities they are (s + 1) / 7, and so are
 * thresholds between them.
 */
class PublishedThresholdsTest {

    private static final Map<String, String> CONSTRAINTS = Map.of(
            "demographic_parity", "DEMOGRAPHIC_PARITY",
            "selection_rate_parity", "DEMOGRAPHIC_PARITY",
            "true_positive_rate_parity", "EQUAL_OPPORTUNITY",
            "false_positive_rate_parity", "PREDICTIVE_EQUALITY",
            "equalized_odds", "EQUALIZED_ODDS");

    @TempDir
    Path folder;

    private static List<Vector> covered() {
        return Vector.all().stream()
                .filter(vector -> vector.metric().startsWith("threshold_optimizer"))
                .filter(vector -> CONSTRAINTS.containsKey(text(vector, "constraints")))
                .toList();
    }

    @Test
    void twentyOfThe25PublishedRulesAreAmongItsSettings() {
        assertThat(covered()).hasSize(20);
    }

    @TestFactory
    Stream<DynamicTest> itFindsEveryPublishedRule() {
        return covered().stream()
                .map(vector -> dynamicTest(vector.id(), () -> {
                    Path saved = Files.createDirectory(folder.resolve(vector.id()));
                    open(vector).save(saved);
                    assertThat(ThresholdAnswers.of(vector.metric(), vector.sample(), rules(saved)))
                            .containsExactly(vector.expected(), within(vector.tolerance()));
                }));
    }

    private static String text(Vector vector, String parameter) {
        return vector.sample().params().get(parameter).toString();
    }

    private static Teacher open(Vector vector) {
        Sample sample = vector.sample();
        int[] codes = sample.codes(false);
        double[] scores = sample.column("y_score");
        boolean[] favourable = sample.favourable("y_true");
        int[] labels = IntStream.range(0, codes.length)
                .map(row -> favourable[row] ? 1 : 0)
                .toArray();
        double[] ones = new double[codes.length];
        Arrays.fill(ones, 1);
        Table rows = new Table(
                List.of(new Column.Numeric("score", scores)),
                labels,
                List.of("no", "yes"),
                1,
                List.of(new Groups("sf", codes, sample.groups(false), "")),
                ones,
                LongStream.range(0, codes.length).toArray());
        Teacher model = FunctionTeacher.binary(row -> Math.log((row[0] + 1) / (6 - row[0])));
        return source(vector).open(FixedLesson.about(model, Split.CALIBRATION, rows));
    }

    private static TeacherSource source(Vector vector) {
        Component<?, ?> component = new FairnessPlugin()
                .components().stream()
                        .filter(one -> one.id().toString().equals("fairness/group-thresholds"))
                        .findFirst()
                        .orElseThrow();
        return (TeacherSource) create(component, vector);
    }

    private static <S extends Record> Object create(Component<S, ?> component, Vector vector) {
        Sample sample = vector.sample();
        Object grid = sample.params().getOrDefault("grid_size", sample.input().getOrDefault("grid_size", 1000.0));
        String objective = text(vector, "objective").replace("_score", "").toUpperCase(Locale.ROOT);
        S settings = SettingsDefaults.of(
                component.settings(),
                Map.of(
                        "constraint",
                                constant(
                                        component.settings(),
                                        "constraint",
                                        CONSTRAINTS.get(text(vector, "constraints"))),
                        "objective", constant(component.settings(), "objective", objective),
                        "grid", ((Double) grid).intValue(),
                        "flip", Boolean.TRUE.equals(sample.input().get("flip")),
                        "minimumRows", 2));
        return component.create(settings, new FakeContext());
    }

    private static Object constant(Class<?> settings, String name, String constant) {
        return Arrays.stream(settings.getRecordComponents())
                .filter(one -> one.getName().equals(name))
                .flatMap(one -> Arrays.stream(one.getType().getEnumConstants()))
                .filter(one -> ((Enum<?>) one).name().equals(constant))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no " + name + " '" + constant + "'"));
    }

    private static List<ThresholdRule> rules(Path folder) throws IOException {
        List<ThresholdRule> rules = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("rules.txt"))) {
            String[] parts = line.split(" ", 8);
            rules.add(new ThresholdRule(
                    Double.parseDouble(parts[0]),
                    Double.parseDouble(parts[1]),
                    threshold(parts[3], parts[4]),
                    threshold(parts[5], parts[6]),
                    Double.parseDouble(parts[2])));
        }
        return rules;
    }

    private static Threshold threshold(String above, String value) {
        return new Threshold(Boolean.parseBoolean(above), Double.parseDouble(value) * 7 - 1);
    }
}
