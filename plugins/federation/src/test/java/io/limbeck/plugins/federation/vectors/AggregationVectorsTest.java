package io.limbeck.plugins.federation.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Flower, TensorFlow Federated, pfl-research and ByzFL: the numbers that their suites, documents and sources give. */
final class AggregationVectorsTest {

    @TestFactory
    Stream<DynamicTest> ourNumbersAreTheirs() {
        return Vector.all().stream()
                .map(vector -> dynamicTest(vector.id(), () -> {
                    double[] answer = answer(vector).orElseThrow();
                    assertThat(answer).containsExactly(vector.numbers(), within(Math.max(vector.tolerance(), 1e-14)));
                }));
    }

    @Test
    void everyVectorIsRun() {
        assertThat(Vector.all()).hasSize(76);
        assertThat(Vector.all()).allSatisfy(vector -> assertThat(answer(vector)).isPresent());
    }

    private static Optional<double[]> answer(Vector vector) {
        return StrategyAnswers.to(vector)
                .or(() -> StepAnswers.to(vector))
                .or(() -> PartitionAnswers.to(vector))
                .or(() -> FilterAnswers.to(vector))
                .or(() -> ConsensusAnswers.to(vector))
                .or(() -> RoundAnswers.to(vector));
    }
}
