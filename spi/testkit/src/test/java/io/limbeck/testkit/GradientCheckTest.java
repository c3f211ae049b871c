package io.limbeck.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** On {@code f(x) = x₀² + 3 · x₁}, whose gradient is {@code (2 · x₀, 3)}. */
final class GradientCheckTest {

    private static final float[][] X = {{2, 5}};

    private static GradientCheck check(float... gradient) {
        return GradientCheck.of(
                x -> (double) x[0][0] * x[0][0] + 3 * x[0][1], X, new float[][] {gradient}, GradientCheck.STEP);
    }

    @Test
    void theTrueGradientAgrees() {
        assertThat(check(4, 3).maxError()).isLessThan(1e-5);
        check(4, 3).requireWithin(GradientCheck.TOLERANCE);
    }

    @Test
    void aWrongEntryIsNamedWithBothFigures() {
        GradientCheck wrong = check(4, 2);
        assertThat(wrong.maxError()).isBetween(0.24, 0.26);
        assertThat(wrong.column()).isEqualTo(1);
        assertThatThrownBy(() -> wrong.requireWithin(0.01))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("The gradient at [0][1] is '2.0', but finite differences give '");
    }

    @Test
    void aGradientThatIsNotANumberNeverAgrees() {
        assertThatThrownBy(() -> check(Float.NaN, 3).requireWithin(1e9)).isInstanceOf(AssertionError.class);
    }
}
