package io.limbeck.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.engine.evaluate.Rate;
import io.limbeck.engine.report.plot.Numbers;
import io.limbeck.engine.report.statistics.Figure;
import java.util.List;
import org.junit.jupiter.api.Test;

class NumbersTest {

    @Test
    void numbersHaveATrueMinusAndNoneBeforeZero() {
        assertThat(Numbers.figure(-0.25)).isEqualTo("−0.250");
        assertThat(Numbers.figure(-0.0001)).isEqualTo("0.000");
        assertThat(Numbers.figure(228_353)).isEqualTo("228,353");
        assertThat(Numbers.signed(0.021)).isEqualTo("+0.021");
        assertThat(Numbers.signed(0.0001)).isEqualTo("0.000");
        assertThat(Numbers.points(0.17149)).isEqualTo("17.1");
    }

    @Test
    void anUndefinedNumberIsADash() {
        assertThat(Numbers.figure(Double.NaN)).isEqualTo("–");
        assertThat(Numbers.count(Double.POSITIVE_INFINITY)).isEqualTo("–");
    }

    @Test
    void onlyAnEvenIntervalIsWrittenWithPlusMinus() {
        assertThat(Numbers.interval(Json.figure(Figure.of(new double[] {0.1, 0.2, 0.3}))))
                .isEqualTo("± 0.248");
        assertThat(Numbers.interval(Json.figure(Figure.ofRates(List.of(Rate.of(0, 20))))))
                .isEqualTo("[0.000, 0.161]");
        assertThat(Numbers.interval(Json.figure(Figure.of(new double[] {0.1})))).isEmpty();
    }

    @Test
    void componentsAreNamedForReaders() {
        assertThat(MetricNames.title("fairness/equalized-odds", "sex")).isEqualTo("Equalized odds by sex");
        assertThat(MetricNames.title("uncertainty/ece")).isEqualTo("ECE");
        assertThat(MetricNames.title("uncertainty/ece#bins 10")).isEqualTo("ECE (bins 10)");
        assertThat(MetricNames.inSentence("uncertainty/ece", "")).isEqualTo("ECE");
        assertThat(MetricNames.inSentence("quality/accuracy", "")).isEqualTo("accuracy");
        assertThat(MetricNames.title("interpretability/logit-r2")).isEqualTo("Logit R²");
        assertThat(MetricNames.rate("truePositiveRate")).isEqualTo("True positive rate");
        assertThat(MetricNames.fact("microsecondsFor256Rows")).isEqualTo("Microseconds for 256 rows");
    }
}
