package io.limbeck.plugins.fairness.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.limbeck.plugins.fairness.statistics.GroupThresholds;
import io.limbeck.plugins.fairness.statistics.RejectOption;
import io.limbeck.plugins.fairness.statistics.RejectOption.Choice;
import io.limbeck.testkit.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What AIF360 0.6.1 chooses on 71 rows of AIF360's and Fairlearn's shared input, see {@code reject-option.txt}. */
class RejectOptionVectorsTest {

    @TestFactory
    Stream<DynamicTest> thresholdAndMarginAreThoseThatAif360Finds() throws IOException {
        return lines().map(line -> {
            String[] parts = line.split(" ", -1);
            return dynamicTest(line, () -> {
                Choice choice = RejectOption.choose(
                        group(parts[0], true),
                        group(parts[0], false),
                        RejectOption.Gap.valueOf(parts[1]),
                        Double.parseDouble(parts[2]));
                assertThat(choice.within()).isTrue();
                assertThat(choice.threshold()).isCloseTo(Double.parseDouble(parts[3]), within(1e-12));
                assertThat(choice.margin()).isCloseTo(Double.parseDouble(parts[4]), within(1e-12));
                assertThat(favourable(group(parts[0], true), choice.threshold() + choice.margin())
                                + favourable(group(parts[0], false), choice.threshold() - choice.margin()))
                        .isEqualTo(Long.parseLong(parts[5]));
            });
        });
    }

    private static long favourable(GroupThresholds.Group group, double threshold) {
        return IntStream.range(0, group.scores().length)
                .filter(row -> group.scores()[row] > threshold)
                .count();
    }

    /** The second of an attribute's two values, in order, is the privileged one. */
    private static GroupThresholds.Group group(String attribute, boolean privileged) {
        Map<String, Object> file = Sample.map(Json.read(text("/vectors/fairness.json")));
        Map<String, Object> input = Sample.map(Sample.map(file.get("inputs")).get("fl_71"));
        List<Object> values = Sample.list(Sample.map(input.get("sensitive")).get(attribute));
        Object second =
                values.stream().map(Object::toString).max(String::compareTo).orElseThrow();
        double[] labels = Sample.numbers(input.get("y_true"));
        double[] scores = Sample.numbers(input.get("y_score"));
        int[] rows = IntStream.range(0, labels.length)
                .filter(row -> values.get(row).equals(second) == privileged)
                .toArray();
        boolean[] favourable = new boolean[rows.length];
        double[] of = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            favourable[i] = labels[rows[i]] == 1;
            of[i] = scores[rows[i]];
        }
        return new GroupThresholds.Group(favourable, of);
    }

    private static Stream<String> lines() {
        return text("/vectors/reject-option.txt").lines().filter(line -> !line.startsWith("#"));
    }

    private static String text(String resource) {
        try (InputStream in =
                Objects.requireNonNull(RejectOptionVectorsTest.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
