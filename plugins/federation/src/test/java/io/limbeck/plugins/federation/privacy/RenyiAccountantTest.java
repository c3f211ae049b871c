package io.limbeck.plugins.federation.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RenyiAccountantTest {

    /** dp-accounting 0.6.0: RdpAccountant, PoissonSampledDpEvent of GaussianDpEvent, orders 1.1 to 10.9, 11 to 63, powers to 1024. */
    @ParameterizedTest(name = "q {0}, z {1}, {2} rounds, δ {3}")
    @CsvSource({
        "0.01, 1.0, 1000, 1e-5, 2.101366525420273",
        "0.01, 1.1, 10000, 1e-5, 5.632010670081592",
        "0.1, 1.0, 100, 1e-5, 7.903850223578231",
        "1.0, 4.0, 20, 1e-5, 5.377728336819822",
        "0.001, 0.7, 2000, 1e-6, 2.1421588148537434",
        "0.5, 2.0, 50, 1e-5, 10.28780809372872",
        "0.004266666666666667, 1.1, 14062, 1e-5, 2.5965558697943036",
        "1e-8, 0.8, 10000, 1e-6, 0.42840616619672545",
        "0.05, 0.5, 10, 1e-5, 10.398885544846193",
        "0.02, 5.0, 300, 1e-6, 0.30221462329790555",
    })
    void epsilonIsThatOfDpAccounting(double share, double multiplier, int rounds, double delta, double epsilon) {
        double ours = RenyiAccountant.epsilon(share, multiplier, rounds, delta);
        assertThat(ours / epsilon).isCloseTo(1, within(1e-3));
    }

    /**
     * The defining integral with mpmath in 40 digits. dp-accounting agrees at whole orders; at others its series adds up
     * absolute values and gives more: 0.00013237 for the first of these.
     */
    @ParameterizedTest(name = "q {0}, z {1}, order {2}")
    @CsvSource({
        "0.01, 1, 1.5, 0.00012725374332745",
        "0.01, 1, 2, 0.000171813422074548",
        "0.01, 1, 2.5, 0.00021757533228188",
        "0.01, 1, 10.7, 0.284006623765925",
        "0.5, 2, 1.3, 0.0426347799460086",
        "1e-8, 0.8, 1.5, 2.82804976613927e-16",
        "1e-8, 0.8, 9.3, 1.7533920189028e-15",
        "0.05, 0.5, 1.1, 0.0230679344805547",
        "0.05, 0.5, 2.3, 0.275223097095584",
    })
    void costsAreTheIntegral(double share, double multiplier, double order, double cost) {
        assertThat(RenyiAccountant.cost(share, multiplier, order) / cost).isCloseTo(1, within(1e-9));
    }

    /** Three of dp-accounting's, at whole orders. */
    @ParameterizedTest(name = "order {0}")
    @CsvSource({"8, 0.000893643907606041", "32, 11.246275937048072", "256, 123.37677032308648"})
    void costsAtWholeOrdersAreThoseOfDpAccounting(double order, double cost) {
        assertThat(RenyiAccountant.cost(0.01, 1, order) / cost).isCloseTo(1, within(1e-9));
    }

    @Test
    void wholeOrdersAndThoseBesideThemAgree() {
        for (double share : new double[] {0.001, 0.1, 0.5}) {
            for (int order : new int[] {2, 5, 20}) {
                double whole = RenyiAccountant.cost(share, 1.3, order);
                assertThat(RenyiAccountant.cost(share, 1.3, order + 1e-7) / whole)
                        .isCloseTo(1, within(1e-5));
            }
        }
    }

    /** Without sampling the cost is α/2σ². */
    @Test
    void moreSamplingMoreRoundsAndLessNoiseCostMore() {
        assertThat(RenyiAccountant.cost(1, 2, 8)).isEqualTo(1);
        double middle = RenyiAccountant.epsilon(0.1, 1, 100, 1e-5);
        assertThat(RenyiAccountant.epsilon(0.2, 1, 100, 1e-5)).isGreaterThan(middle);
        assertThat(RenyiAccountant.epsilon(0.1, 1, 200, 1e-5)).isGreaterThan(middle);
        assertThat(RenyiAccountant.epsilon(0.1, 0.8, 100, 1e-5)).isGreaterThan(middle);
        assertThat(RenyiAccountant.epsilon(0.1, 1, 0, 1e-5)).isZero();
        assertThat(RenyiAccountant.epsilon(0.1, 0, 1, 1e-5)).isInfinite();
    }
}
