package io.limbeck.plugins.federation.vectors;

import io.limbeck.plugins.federation.Shipped;
import io.limbeck.plugins.federation.compress.Places;
import io.limbeck.plugins.federation.privacy.Bounds;
import io.limbeck.spi.federation.ClientUpdate;
import io.limbeck.spi.federation.UpdateFilter;
import io.limbeck.testkit.SeededUpdates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Our filters' answers to vectors. */
final class FilterAnswers {

    private FilterAnswers() {}

    /** {@return the numbers, flattened; empty if the vector is of no filter} */
    static Optional<double[]> to(Vector vector) {
        return Optional.ofNullable(
                switch (vector.rule()) {
                    case "clipped_sum", "clipped_mean" -> summed(vector, clipping(vector.param("clip")));
                    case "zeroed_sum" -> summed(vector, zeroing(vector.param("threshold")));
                    case "clipped_sum_sequence" -> sequence(vector, "clip_norms", FilterAnswers::clipping);
                    case "zeroed_sum_sequence" -> sequence(vector, "thresholds", FilterAnswers::zeroing);
                    case "pre_static_clipping" ->
                        flat(apply(clipping(vector.param("c")), vector.vectors("vectors"), 3));
                    case "pre_nearest_neighbor_mixing" ->
                        flat(apply(
                                filter("nearest-neighbour-mixing", Map.of("malicious", vector.param("f"))),
                                vector.vectors("vectors"),
                                3));
                    case "attack_mimic" -> attack(vector, "mimic", Map.of("target", vector.param("epsilon")));
                    case "attack_inner_product_manipulation" ->
                        attack(vector, "inner-product-manipulation", Map.of("factor", vector.param("tau")));
                    case "quantile_update" -> new double[] {quantile(vector)};
                    case "adaptive_clipping_update" ->
                        new double[] {
                            Bounds.moved(
                                    vector.param("target_quantile"),
                                    vector.param("log_space_step_size"),
                                    true,
                                    vector.input("clipping_bound"),
                                    vector.input("norm_quantile"))
                        };
                    case "adaptive_clipping_noise" ->
                        new double[] {
                            vector.input("clipped_count_stddev"),
                            Bounds.noiseOfUpdates(
                                    vector.input("noise_multiplier"), vector.input("clipped_count_stddev"))
                        };
                    case "secagg_quantize_pre_rounding" ->
                        Arrays.stream(vector.vector("values"))
                                .map(value ->
                                        Places.of(value, vector.param("clipping_range"), vector.param("target_range")))
                                .toArray();
                    default -> null;
                });
    }

    private interface Bounded {
        UpdateFilter at(double bound);
    }

    private static UpdateFilter filter(String id, Map<String, ?> settings) {
        return Shipped.make(UpdateFilter.KIND, "federation/" + id, settings);
    }

    private static UpdateFilter clipping(double bound) {
        return filter("clipping", Map.of("bound", bound));
    }

    private static UpdateFilter zeroing(double threshold) {
        return filter("zeroing", Map.of("threshold", threshold));
    }

    private static List<ClientUpdate> apply(UpdateFilter filter, double[][] changes, int clients) {
        List<ClientUpdate> updates = new ArrayList<>();
        for (int k = 0; k < changes.length; k++) {
            updates.add(new ClientUpdate(k, 1, 1, changes[k]));
        }
        return filter.apply(updates, Map.of(), SeededUpdates.at(0, clients)).updates();
    }

    private static double[] flat(List<ClientUpdate> updates) {
        return updates.stream()
                .flatMapToDouble(update -> Arrays.stream(update.change()))
                .toArray();
    }

    /** The sum, or the weighted mean, and if it is expected the number of updates that were changed. */
    private static double[] summed(Vector vector, UpdateFilter filter) {
        double[][] values = vector.vectors("values");
        double[] weights = vector.inputs().containsKey("weights")
                ? vector.vector("weights")
                : Arrays.stream(values).mapToDouble(value -> 1).toArray();
        double total =
                vector.inputs().containsKey("weights") ? Arrays.stream(weights).sum() : 1;
        double[] result = summed(values, weights, filter);
        double[] sum =
                Arrays.stream(result, 0, result.length - 1).map(v -> v / total).toArray();
        double count = result[result.length - 1];
        boolean counted = Vector.map(vector.expected()).size() > 1;
        return DoubleStream.concat(Arrays.stream(sum), counted ? DoubleStream.of(count) : DoubleStream.empty())
                .toArray();
    }

    private static double[] summed(double[][] values, double[] weights, UpdateFilter filter) {
        List<ClientUpdate> filtered = apply(filter, values, values.length);
        double[] sum = new double[values[0].length + 1];
        for (int k = 0; k < values.length; k++) {
            double[] change = filtered.get(k).change();
            for (int i = 0; i < change.length; i++) {
                sum[i] += weights[k] * change[i];
            }
            sum[change.length] += Arrays.equals(change, values[k]) ? 0 : 1;
        }
        return sum;
    }

    private static double[] sequence(Vector vector, String bounds, Bounded filter) {
        double[][] values = vector.vectors("values");
        double[] ones = Arrays.stream(values).mapToDouble(value -> 1).toArray();
        return Arrays.stream(vector.vector(bounds))
                .flatMap(bound -> Arrays.stream(summed(values, ones, filter.at(bound))))
                .toArray();
    }

    /** The vectors are of the honest; one attacker is added behind them. */
    private static double[] attack(Vector vector, String id, Map<String, Object> settings) {
        double[][] honest = vector.vectors("vectors");
        double[][] all = Arrays.copyOf(honest, honest.length + 1);
        all[honest.length] = new double[honest[0].length];
        Map<String, Object> attacker = new HashMap<>(settings);
        attacker.put("clients", IntStream.of(honest.length).boxed().toList());
        return apply(filter(id, attacker), all, all.length).get(honest.length).change();
    }

    private static double quantile(Vector vector) {
        double estimate = vector.input("estimate");
        double[] records = vector.vector("records");
        double below =
                Arrays.stream(records).filter(record -> record <= estimate).count();
        return Bounds.moved(
                vector.input("target_quantile"),
                vector.input("learning_rate"),
                Boolean.TRUE.equals(vector.inputs().get("geometric")),
                estimate,
                below / records.length);
    }
}
