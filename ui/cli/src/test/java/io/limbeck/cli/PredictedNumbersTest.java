package io.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.engine.run.Prediction;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PredictedNumbersTest {

    private static final Prediction TWO =
            new Prediction(List.of(), new double[][] {{10, 2}, {-1.5, 0.25}}, Optional.empty(), Optional.of("cost"));

    /** Nine tenths lie within 1.6449 standard deviations. */
    @Test
    void meanDeviationAndIntervalArePrinted() {
        assertThat(new PredictedNumbers(TWO, 0.9).text(false)).isEqualTo("""
                mean,deviation,low,high
                10.0000,2.00000,6.71029,13.2897
                -1.50000,0.250000,-1.91121,-1.08879
                """);
    }

    @Test
    void jsonNamesTheTargetAndTheShare() {
        assertThat(new PredictedNumbers(TWO, 0.5).text(true))
                .contains("\"target\" : \"cost\"", "\"mean\" : 10.0", "\"share\" : 0.5", "\"low\" : 8.65");
    }
}
