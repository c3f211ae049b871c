package io.limbeck.plugins.federation.robust;

import io.limbeck.plugins.federation.vector.Vectors;
import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import jakarta.validation.constraints.Positive;

/**
 * The geometric median [1], the point with the smallest sum of distances, by smoothed Weiszfeld steps
 * z ← Σ βₖxₖ / Σ βₖ with βₖ = 1/max(ν, ‖xₖ − z‖) until z moves by less than 1e-10 of its distance to the nearest update. All clients weigh
 * alike.
 *
 * <p>ByzFL makes three steps from zero (not from the mean) and stops; {@code start: zero} with {@code iterations: 3} does
 * the same.
 *
 * <p>[1] Pillutla, Kakade, Harchaoui: Robust Aggregation for Federated Learning, 2022, algorithm 2.
 */
final class GeometricMedian extends Robust {

    /** Where the search begins. */
    enum Start {
        /** At the mean. */
        MEAN,
        /** At no change. */
        ZERO
    }

    @Summary("The geometric median: the point with the smallest sum of distances to the updates")
    record Settings(
            @Summary("Smallest distance ν that is divided by") @Default("0.000001") @Positive
            double smoothing,

            @Summary("Most steps; fewer are made once the point no longer moves") @Default("1000") @Positive
            int iterations,

            @Summary("Where the search begins: mean or zero") @Default("mean")
            Start start) {}

    private static final double STILL = 1e-10;
    private static final double ROUNDING = 1e-15;

    private final Settings settings;

    GeometricMedian(Settings settings) {
        this.settings = settings;
    }

    @Override
    double[] centre(Cohort cohort) {
        double[][] changes = cohort.changes();
        double[] z =
                switch (settings.start()) {
                    case MEAN -> Vectors.mean(changes);
                    case ZERO -> new double[changes[0].length];
                };
        for (int i = 0; i < settings.iterations(); i++) {
            double[] next = new double[z.length];
            double total = 0;
            double spread = Double.POSITIVE_INFINITY;
            for (double[] change : changes) {
                double distance = Math.sqrt(Vectors.squaredDistance(change, z));
                double weight = 1 / Math.max(settings.smoothing(), distance);
                next = Vectors.plus(next, weight, change);
                total += weight;
                spread = Math.min(spread, Math.max(settings.smoothing(), distance));
            }
            next = Vectors.times(1 / total, next);
            double moved = Math.sqrt(Vectors.squaredDistance(next, z));
            z = next;
            if (moved <= STILL * spread || moved <= ROUNDING * Vectors.norm(z)) {
                break;
            }
        }
        return z;
    }
}
