package io.limbeck.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class EngineStepTest {

    /** Were the two graphs not the same, their ratio would mean nothing. */
    @Test
    void engineAndHandWrittenLoopEndAtTheSameWeightsToTheBit() throws IOException {
        EngineStep.Figures figures = EngineStep.measure(new Network(List.of(12, 8, 3), 5), 30, 10, false, 1);
        assertThat(figures.same()).isTrue();
        assertThat(figures.ratio()).isBetween(figures.lowRatio(), figures.highRatio());
        assertThat(figures.engine()).isPositive();
    }
}
