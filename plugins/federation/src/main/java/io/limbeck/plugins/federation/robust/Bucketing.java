package io.limbeck.plugins.federation.robust;

import io.limbeck.plugins.federation.vector.Vectors;
import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.federation.ClientUpdate;
import io.limbeck.spi.federation.Round;
import io.limbeck.spi.federation.UpdateFilter;
import jakarta.validation.constraints.Positive;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Bucketing [1]: updates are put into buckets of s by chance, and each bucket sends its mean, under the lowest number of its
 * clients. A robust rule behind it sees ⌈n/s⌉ updates that differ less, of which up to f may still be malicious.
 *
 * <p>[1] Karimireddy, He, Jaggi: Byzantine-Robust Learning on Heterogeneous Datasets via Bucketing, 2022, algorithm 1.
 */
final class Bucketing implements UpdateFilter {

    @Summary("Averages updates in random buckets, ahead of a robust rule")
    record Settings(
            @Summary("Updates of a bucket, s") @Default("2") @Positive
            int size) {}

    private final Settings settings;

    Bucketing(Settings settings) {
        this.settings = settings;
    }

    @Override
    public boolean alone() {
        return false;
    }

    @Override
    public Filtered apply(List<ClientUpdate> updates, Map<String, double[]> memory, Round round) {
        List<ClientUpdate> shuffled = new ArrayList<>();
        List<ClientUpdate> ordered = new Cohort(updates).updates();
        Arrays.stream(round.random().child("buckets").permutation(updates.size()))
                .forEach(k -> shuffled.add(ordered.get(k)));
        List<ClientUpdate> buckets = new ArrayList<>();
        for (int from = 0; from < shuffled.size(); from += settings.size()) {
            buckets.add(mean(shuffled.subList(from, Math.min(from + settings.size(), shuffled.size()))));
        }
        buckets.sort(Comparator.comparingInt(ClientUpdate::client));
        return new Filtered(buckets, memory);
    }

    private static ClientUpdate mean(List<ClientUpdate> bucket) {
        double[][] memories = bucket.stream().map(ClientUpdate::memoryChange).toArray(double[][]::new);
        ClientUpdate lowest = bucket.stream()
                .min(Comparator.comparingInt(ClientUpdate::client))
                .orElseThrow();
        return new ClientUpdate(
                lowest.client(),
                bucket.stream().mapToLong(ClientUpdate::rows).sum(),
                Math.round(
                        bucket.stream().mapToLong(ClientUpdate::steps).average().orElse(0)),
                Vectors.mean(bucket.stream().map(ClientUpdate::change).toArray(double[][]::new)),
                Vectors.mean(memories),
                bucket.stream().mapToDouble(ClientUpdate::loss).average().orElse(Double.NaN),
                lowest.staleness());
    }
}
