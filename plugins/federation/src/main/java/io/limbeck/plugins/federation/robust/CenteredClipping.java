package io.limbeck.plugins.federation.robust;

import io.limbeck.plugins.federation.vector.Vectors;
import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.federation.ServerState;
import jakarta.validation.constraints.Positive;
import java.util.Map;

/**
 * Centred clipping [1]: v ← v + mean((xₖ − v) · min(1, τ/‖xₖ − v‖)), some times over, from the change of the round before. A
 * malicious client moves the result by τ/n at most in each step.
 *
 * <p>[1] Karimireddy, He, Jaggi: Learning from History for Byzantine Robust Optimization, 2021, equation 8.
 */
final class CenteredClipping extends Robust {

    @Summary("Centred clipping: the mean of what is within a radius around the change of the round before")
    record Settings(
            @Summary("Radius τ of clipping") @Default("10") @Positive
            double radius,

            @Summary("Times that it is repeated") @Default("1") @Positive
            int iterations) {}

    private static final String BEFORE = "change of the round before";

    private final Settings settings;

    CenteredClipping(Settings settings) {
        this.settings = settings;
    }

    @Override
    public ServerState begin(double[] weights, int clients) {
        return new ServerState(weights, Map.of(BEFORE, new double[weights.length]));
    }

    @Override
    ServerState after(ServerState state, Cohort cohort) {
        double[] change = centre(cohort, state.kept(BEFORE));
        return new ServerState(Vectors.sum(state.weights(), change), Map.of(BEFORE, change));
    }

    @Override
    double[] centre(Cohort cohort) {
        return centre(cohort, new double[cohort.changes()[0].length]);
    }

    private double[] centre(Cohort cohort, double[] from) {
        double[] v = from;
        for (int i = 0; i < settings.iterations(); i++) {
            double[] sum = new double[v.length];
            for (double[] change : cohort.changes()) {
                sum = Vectors.sum(sum, Vectors.clipped(Vectors.plus(change, -1, v), settings.radius()));
            }
            v = Vectors.plus(v, 1.0 / cohort.size(), sum);
        }
        return v;
    }
}
