package io.limbeck.plugins.federation.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Flower, TensorFlow Federated, pfl-research and ByzFL: the numbers that their suites, documents and sources give. */
final class AggregationVectorsTest {

    /** What is the matter of rounds and not of aggregation: how many are sampled, and how many must answer. */
    private static final Set<String> NOT_OURS =
            Set.of("flwr-ft-quorum-fail", "flwr-ft-quorum-empty", "flwr-sample-count");

    /** Rules that are not here yet. */
    private static final Set<String> NOT_YET = Set.of(
            "flwr-dp-adaptive-noise",
            "tff-clip-factor",
            "tff-clip-sum-struct",
            "tff-clip-mean",
            "tff-zero-inf",
            "tff-quantile-arith",
            "pfl-adaptive-clip-q0.5",
            "byzfl-clip",
            "tff-clip-increasing",
            "byzfl-attack-mimic0",
            "byzfl-attack-ipm2",
            "tff-zero-increasing",
            "calc-fedmd-consensus",
            "calc-dsfl-era",
            "exec-secagg-prequantize",
            "byzfl-nnm");

    @TestFactory
    Stream<DynamicTest> ourNumbersAreTheirs() {
        return Vector.all().stream()
                .filter(vector -> !NOT_OURS.contains(vector.id()) && !NOT_YET.contains(vector.id()))
                .map(vector -> dynamicTest(vector.id(), () -> {
                    double[] answer = answer(vector).orElseThrow();
                    assertThat(answer).containsExactly(vector.numbers(), within(Math.max(vector.tolerance(), 1e-14)));
                }));
    }

    @Test
    void everyVectorOfAShippedRuleIsRun() {
        assertThat(Vector.all()).hasSize(76);
        assertThat(Vector.all().stream()
                        .filter(vector -> answer(vector).isEmpty())
                        .map(Vector::id)
                        .filter(id -> !NOT_YET.contains(id)))
                .containsExactlyInAnyOrderElementsOf(NOT_OURS);
    }

    private static Optional<double[]> answer(Vector vector) {
        return StrategyAnswers.to(vector).or(() -> StepAnswers.to(vector)).or(() -> PartitionAnswers.to(vector));
    }
}
