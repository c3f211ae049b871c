package io.limbeck.plugins.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Problem;
import io.limbeck.spi.Schedule;
import io.limbeck.spi.tensorflow.Optimizer;
import io.limbeck.testkit.OptimizerGraph;
import io.limbeck.testkit.SettingsDefaults;
import java.util.Arrays;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The first steps of one variable that starts at 1, against the definitions computed in double precision. */
class OptimizersTest {

    private static final double[] GRADIENTS = {.5, -.2, .3, .9, -1.5};
    private static final double RATE = .1;

    /** {@return the variable after each step} */
    private static double[] steps(Optimizer optimizer) {
        PrimitiveIterator.OfDouble gradients = Arrays.stream(GRADIENTS).iterator();
        float[] path = OptimizerGraph.path(optimizer, (float) RATE, GRADIENTS.length, 1, at -> gradients.nextDouble());
        return IntStream.range(0, path.length).mapToDouble(i -> path[i]).toArray();
    }

    /** Algorithm 1 of Kingma and Ba 2015. */
    private static double[] adamByHand(double epsilon, double decay, boolean decoupled) {
        double theta = 1;
        double m = 0;
        double v = 0;
        double[] path = new double[GRADIENTS.length];
        for (int t = 1; t <= path.length; t++) {
            double g = GRADIENTS[t - 1] + (decoupled ? 0 : decay * theta);
            theta -= decoupled ? RATE * decay * theta : 0;
            m = .9 * m + .1 * g;
            v = .999 * v + .001 * g * g;
            double mHat = m / (1 - Math.pow(.9, t));
            double vHat = v / (1 - Math.pow(.999, t));
            theta -= RATE * mHat / (Math.sqrt(vHat) + epsilon);
            path[t - 1] = theta;
        }
        return path;
    }

    private static double[] sgdByHand(double momentum, boolean nesterov, double decay) {
        double theta = 1;
        double b = 0;
        double[] path = new double[GRADIENTS.length];
        for (int t = 0; t < path.length; t++) {
            double g = GRADIENTS[t] + decay * theta;
            b = momentum * b + g;
            theta -= RATE * (nesterov ? g + momentum * b : b);
            path[t] = theta;
        }
        return path;
    }

    private static Adam adam(Map<String, ?> settings) {
        return new Adam(SettingsDefaults.of(Adam.Settings.class, settings));
    }

    private static Sgd sgd(Map<String, ?> settings) {
        return new Sgd(SettingsDefaults.of(Sgd.Settings.class, settings));
    }

    @Test
    void adamFollowsAlgorithmOne() {
        assertThat(steps(adam(Map.of()))).containsExactly(adamByHand(1e-8, 0, false), within(1e-6));
    }

    /** With an epsilon as large as the gradients its place shows: outside the correction the first step would differ. */
    @Test
    void adamsEpsilonStandsBesideTheCorrectedRoot() {
        assertThat(steps(adam(Map.of("epsilon", .5)))).containsExactly(adamByHand(.5, 0, false), within(1e-6));
    }

    @Test
    void adamsWeightDecayGoesThroughTheGradientUnlessDecoupled() {
        assertThat(steps(adam(Map.of("weightDecay", .3)))).containsExactly(adamByHand(1e-8, .3, false), within(1e-6));
        assertThat(steps(adam(Map.of("weightDecay", .3, "decoupled", true))))
                .containsExactly(adamByHand(1e-8, .3, true), within(1e-6));
    }

    @Test
    void sgdFollowsItsDefinitions() {
        assertThat(steps(sgd(Map.of()))).containsExactly(sgdByHand(0, false, 0), within(1e-6));
        assertThat(steps(sgd(Map.of("momentum", .9)))).containsExactly(sgdByHand(.9, false, 0), within(1e-6));
        assertThat(steps(sgd(Map.of("momentum", .9, "nesterov", true))))
                .containsExactly(sgdByHand(.9, true, 0), within(1e-6));
        assertThat(steps(sgd(Map.of("momentum", .9, "weightDecay", .3))))
                .containsExactly(sgdByHand(.9, false, .3), within(1e-6));
    }

    @Test
    void aLearningRateOfZeroIsRefused() {
        for (double rate : new double[] {0, -.1, Double.NaN, Double.POSITIVE_INFINITY}) {
            Adam.Settings settings =
                    SettingsDefaults.of(Adam.Settings.class, Map.of("learningRate", Schedule.constant(rate)));
            assertThat(Adam.ports(settings, PortSpecs.NONE).problems())
                    .singleElement()
                    .extracting(Problem::where, Problem::message)
                    .containsExactly(
                            "learningRate",
                            "must be greater than 0, but is '" + rate + "' at first and '" + rate + "' in the end");
        }
    }

    @Test
    void schedulesThatStartOrEndAtZeroAreRates() {
        for (Schedule schedule : new Schedule[] {
            new Schedule.Warmup(2, false, new Schedule.Cosine(0.1, 0)),
            new Schedule.Ramp(0, .1, 5),
            new Schedule.Cosine(.1, 0),
            new Schedule.Step(.1, .5, 1, true)
        }) {
            Sgd.Settings settings = SettingsDefaults.of(Sgd.Settings.class, Map.of("learningRate", schedule));
            assertThat(Sgd.ports(settings, PortSpecs.NONE).problems()).isEmpty();
            assertThat(new Sgd(settings).learningRate()).isEqualTo(schedule);
        }
    }

    @Test
    void lookingAheadWithoutMomentumIsRefused() {
        Sgd.Settings settings = SettingsDefaults.of(Sgd.Settings.class, Map.of("nesterov", true));
        assertThat(Sgd.ports(settings, PortSpecs.NONE).problems())
                .singleElement()
                .extracting(Problem::where)
                .isEqualTo("nesterov");
    }

    @Test
    void decouplingNoDecayIsWarnedOf() {
        Adam.Settings settings = SettingsDefaults.of(Adam.Settings.class, Map.of("decoupled", true));
        assertThat(Adam.ports(settings, PortSpecs.NONE).problems())
                .singleElement()
                .extracting(Problem::severity)
                .isEqualTo(Problem.Severity.WARNING);
    }
}
