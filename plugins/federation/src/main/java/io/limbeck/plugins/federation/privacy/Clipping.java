package io.limbeck.plugins.federation.privacy;

import io.limbeck.plugins.federation.vector.Vectors;
import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.federation.ClientUpdate;
import io.limbeck.spi.federation.Round;
import io.limbeck.spi.federation.UpdateFilter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Positive;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes updates no longer than a bound: Δ · min(1, C/‖Δ‖), the norm over all parameters. With {@link AdaptiveBound} the bound
 * follows the updates.
 */
final class Clipping implements UpdateFilter {

    @Summary("Makes updates no longer than a bound")
    record Settings(
            @Summary("Bound C on the Euclidean norm; where it begins, if it adapts") @Default("1") @Positive
            double bound,

            @Summary("Lets the bound follow a quantile of the norms; fixed unless given")
            Optional<@Valid AdaptiveBound> adaptive) {}

    static final String BOUND = "bound";

    private final Settings settings;

    Clipping(Settings settings) {
        this.settings = settings;
    }

    @Override
    public boolean alone() {
        return settings.adaptive().isEmpty();
    }

    @Override
    public Filtered apply(List<ClientUpdate> updates, Map<String, double[]> memory, Round round) {
        double bound = bound(memory, settings.bound());
        List<ClientUpdate> clipped = updates.stream()
                .map(update -> update.withChange(Vectors.clipped(update.change(), bound)))
                .toList();
        return new Filtered(
                clipped,
                settings.adaptive()
                        .map(adaptive -> Map.of(BOUND, new double[] {
                            adaptive.next(bound, updates, round.random().child("count"))
                        }))
                        .orElse(memory));
    }

    @Override
    public Map<String, Double> facts(Map<String, double[]> memory, int rounds, double share) {
        return alone() ? Map.of() : Map.of("clippingBound", bound(memory, settings.bound()));
    }

    static double bound(Map<String, double[]> memory, double first) {
        double[] known = memory.get(BOUND);
        return known == null ? first : known[0];
    }
}
