package io.limbeck.plugins.fairness.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestReporter;

/**
 * Definitions against numbers from the suites of Fairlearn, AIF360, HolisticAI, TrustyAI and TensorFlow Model
 * Remediation; every vector names its repository, commit, file and test.
 */
class VectorsTest {

    @TestFactory
    Stream<DynamicTest> everyVectorOfASupportedMetricHolds() {
        return Vector.all().stream()
                .filter(vector -> vector.unsupported().isEmpty())
                .map(vector -> dynamicTest(vector.id(), () -> {
                    double[] answer = vector.answer()
                            .orElseThrow(() -> new AssertionError("There is no definition of " + vector.metric()));
                    assertThat(answer).hasSameSizeAs(vector.expected());
                    assertThat(answer).containsExactly(vector.expected(), within(vector.tolerance()));
                }));
    }

    @Test
    void onlyVectorsOnFilesAreLeftOut(TestReporter reporter) {
        List<Vector> all = Vector.all();
        Map<String, Long> leftOut = all.stream()
                .filter(vector -> vector.unsupported().isPresent())
                .collect(Collectors.groupingBy(
                        vector -> vector.metric() + ": " + vector.unsupported().orElseThrow(),
                        TreeMap::new,
                        Collectors.counting()));
        long supported =
                all.stream().filter(vector -> vector.unsupported().isEmpty()).count();
        reporter.publishEntry("supported", supported + " of " + all.size());
        reporter.publishEntry("left out", leftOut.toString());
        assertThat(supported)
                .isEqualTo(
                        all.size() - leftOut.values().stream().mapToLong(n -> n).sum());
        assertThat(supported).isGreaterThanOrEqualTo(129);
    }
}
