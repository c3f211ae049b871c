package io.limbeck.plugins.compression.pruning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Shares by hand from Zhu and Gupta's equation. */
class GraduallyTest {

    private static Gradually schedule(double target, double initial, int begin, Integer end, int every) {
        return new Gradually(target, initial, begin, Optional.ofNullable(end), every);
    }

    @Test
    void theShareGrowsFastAtFirstAndSlowlyAtTheEnd() {
        Gradually schedule = schedule(0.8, 0, 0, 4, 1);
        double[] expected = {0, 0.8 * 37 / 64, 0.8 * 7 / 8, 0.8 * 63 / 64, 0.8, 0.8};
        for (int epoch = 0; epoch < expected.length; epoch++) {
            assertThat(schedule.share(epoch, 5)).isCloseTo(expected[epoch], within(1e-12));
        }
    }

    @Test
    void nothingGoesBeforeTheBeginningAndTheInitialShareAtIt() {
        Gradually schedule = schedule(0.9, 0.5, 2, 6, 1);
        assertThat(schedule.share(1, 10)).isZero();
        assertThat(schedule.share(2, 10)).isEqualTo(0.5);
        assertThat(schedule.share(4, 10)).isCloseTo(0.9 - 0.4 / 8, within(1e-12));
    }

    @Test
    void theShareStaysBetweenTwoSteps() {
        Gradually schedule = schedule(0.8, 0, 0, 4, 2);
        assertThat(schedule.share(3, 5)).isEqualTo(schedule.share(2, 5)).isCloseTo(0.7, within(1e-12));
    }

    @Test
    void withoutAnEndTheTargetIsReachedHalfway() {
        Gradually schedule = schedule(0.8, 0, 0, null, 1);
        assertThat(schedule.reached(2, 6)).isFalse();
        assertThat(schedule.reached(3, 6)).isTrue();
        assertThat(schedule.share(0, 0)).as("pruned at once, without training").isEqualTo(0.8);
    }

    @Test
    void aTargetThatIsNeverReachedIsAProblem() {
        assertThatThrownBy(() -> schedule(0.8, 0, 0, 10, 1).require(5))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("reaches its target after epoch '10', but training has '5.0' epochs");
    }

    @Test
    void sharesAndEpochsThatDoNotFitAreProblems() {
        assertThat(schedule(0.5, 0.7, 4, 2, 1).ports().problems())
                .extracting(Problem::message)
                .containsExactly(
                        "must be at most the target '0.5', but is '0.7'",
                        "must not be before 'begin', which is '4', but is '2'");
    }
}
