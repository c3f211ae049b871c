package io.limbeck.plugins.federation.robust;

import io.limbeck.plugins.federation.vector.Vectors;
import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.federation.ClientUpdate;
import io.limbeck.spi.federation.Round;
import io.limbeck.spi.federation.UpdateFilter;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Nearest-neighbour mixing [1]: every update becomes the mean of the n − f nearest to it, itself among them, so that a robust
 * rule bears clients that differ.
 *
 * <p>[1] Allouah et al.: Fixing by Mixing: A Recipe for Optimal Byzantine ML under Heterogeneity, 2023, section 3.
 */
final class NearestNeighbourMixing implements UpdateFilter {

    @Summary("Mixes every update with its nearest neighbours, ahead of a robust rule")
    record Settings(
            @Summary("Updates of a round that may be malicious, f") @Default("1") @PositiveOrZero
            int malicious) {}

    private final Settings settings;

    NearestNeighbourMixing(Settings settings) {
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
        Cohort cohort = new Cohort(updates);
        cohort.requireMajority("Nearest-neighbour mixing", settings.malicious());
        double[][] changes = cohort.changes();
        double[][] distances = Vectors.squaredDistances(changes);
        int kept = changes.length - settings.malicious();
        return new Filtered(
                IntStream.range(0, changes.length)
                        .mapToObj(i -> cohort.updates().get(i).withChange(mixed(distances[i], changes, kept)))
                        .toList(),
                memory);
    }

    private static double[] mixed(double[] distances, double[][] changes, int kept) {
        return Vectors.mean(IntStream.range(0, changes.length)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> distances[k]))
                .limit(kept)
                .sorted()
                .map(k -> changes[k])
                .toArray(double[][]::new));
    }
}
