package io.limbeck.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.spi.metric.Interval;
import org.junit.jupiter.api.Test;

/** Figures of Newcombe: Two-sided confidence intervals for the single proportion, 1998, table I, method 3. */
class WilsonTest {

    @Test
    void agreesWithNewcombesTable() {
        holds(81, 263, 0.2553, 0.3662);
        holds(15, 148, 0.0624, 0.1605);
        holds(0, 20, 0.0000, 0.1611);
        holds(1, 29, 0.0061, 0.1718);
    }

    private static void holds(double successes, double trials, double low, double high) {
        Interval interval = Wilson.interval(successes, trials);
        assertThat(interval.low()).isCloseTo(low, within(5e-5));
        assertThat(interval.high()).isCloseTo(high, within(5e-5));
    }

    @Test
    void withoutTrialsNothingIsKnown() {
        assertThat(Wilson.interval(0, 0)).isEqualTo(new Interval(0, 1, 0.95));
    }
}
