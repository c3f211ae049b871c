package io.limbeck.plugins.federation.robust;

import io.limbeck.plugins.federation.vector.Vectors;
import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.federation.ClientUpdate;
import io.limbeck.spi.federation.Round;
import io.limbeck.spi.federation.UpdateFilter;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import java.util.Map;

/**
 * Adaptive robust clipping [1]: the ⌊2f/n · (n − f)⌋ longest updates are clipped to the norm of the next.
 *
 * <p>[1] Allouah et al.: Adaptive Gradient Clipping for Robust Federated Learning, 2025, algorithm 2.
 */
final class AdaptiveRobustClipping implements UpdateFilter {

    @Summary("Clips the longest updates to the norm of the next, ahead of a robust rule")
    record Settings(
            @Summary("Updates of a round that may be malicious, f") @Default("1") @PositiveOrZero
            int malicious) {}

    private final Settings settings;

    AdaptiveRobustClipping(Settings settings) {
        this.settings = settings;
    }

    @Override
    public boolean alone() {
        return false;
    }

    @Override
    public Filtered apply(List<ClientUpdate> updates, Map<String, double[]> memory, Round round) {
        if (updates.isEmpty()) {
            return new Filtered(updates, memory);
        }
        int n = updates.size();
        int malicious = settings.malicious();
        new Cohort(updates).requireMajority("Adaptive robust clipping", malicious);
        int longest = (int) (2L * malicious * (n - malicious) / n);
        double[] norms = updates.stream()
                .mapToDouble(update -> Vectors.norm(update.change()))
                .sorted()
                .toArray();
        double bound = norms[n - longest - 1];
        return new Filtered(
                updates.stream()
                        .map(update -> update.withChange(Vectors.clipped(update.change(), bound)))
                        .toList(),
                memory);
    }
}
