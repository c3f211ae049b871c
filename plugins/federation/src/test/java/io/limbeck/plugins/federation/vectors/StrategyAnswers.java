package io.limbeck.plugins.federation.vectors;

import static java.util.stream.DoubleStream.concat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** Our aggregation strategies' answers to vectors. */
final class StrategyAnswers {

    private StrategyAnswers() {}

    /** {@return the numbers, flattened; empty if the vector is of no aggregation strategy} */
    static Optional<double[]> to(Vector vector) {
        return Optional.ofNullable(
                switch (vector.rule()) {
                    case "fedavg", "weighted_mean" -> once(vector, "fedavg", Map.of());
                    case "weighted_loss_average" -> losses(vector);
                    case "unweighted_mean" -> once(vector, "fedavg", Map.of("weighting", "clients"));
                    case "fedavgm" -> momentum(vector);
                    case "fedadagrad" -> once(vector, "fedadagrad", adaptive(vector));
                    case "fedadam" -> rounds(vector, "fedadam", adam(vector));
                    case "fedyogi" -> rounds(vector, "fedyogi", adaptive(vector));
                    case "server_optimizer_sgd" -> steps(vector, "fedavgm", optimizer(vector));
                    case "server_optimizer_sgdm" -> steps(vector, "fedavgm", optimizer(vector));
                    case "server_optimizer_adam" -> steps(vector, "fedadam", kingma(vector));
                    case "server_optimizer_yogi" -> steps(vector, "fedyogi", kingma(vector));
                    case "q_fedavg" -> fair(vector);
                    case "fedasync" -> mixed(vector);
                    case "fedmedian" -> once(vector, "median", Map.of());
                    case "trimmed_mean" -> once(vector, "trimmed-mean", trimmed(vector));
                    case "krum" -> once(vector, "krum", krum(vector));
                    case "multi_krum" -> once(vector, "multi-krum", krum(vector));
                    case "bulyan" -> once(vector, "bulyan", malicious(vector));
                    case "mean_around_median" -> once(vector, "mean-around-median", malicious(vector));
                    case "minimum_diameter_averaging" -> once(vector, "minimum-diameter-averaging", malicious(vector));
                    case "monna" ->
                        once(vector, "monna", Map.of("malicious", vector.param("f"), "trusted", vector.param("idx")));
                    case "caf" -> once(vector, "caf", malicious(vector));
                    case "smea" -> once(vector, "smea", malicious(vector));
                    case "geometric_median_smoothed_weiszfeld" ->
                        once(
                                vector,
                                "geometric-median",
                                Map.of(
                                        "smoothing",
                                        vector.param("nu"),
                                        "iterations",
                                        vector.param("T"),
                                        "start",
                                        "zero"));
                    case "centered_clipping" ->
                        once(
                                vector,
                                "centered-clipping",
                                Map.of("radius", vector.param("tau"), "iterations", vector.param("L")));
                    default -> null;
                });
    }

    /** One round of clients that begin at {@code current}, zeros unless given. */
    private static double[] once(Vector vector, String id, Map<String, ?> settings) {
        double[][] weights = weights(vector);
        double[] current = current(vector, weights[0].length);
        Served served = new Served(id, settings, current, weights.length);
        double[] result = current;
        int rounds = vector.inputs().containsKey("rounds") ? (int) vector.input("rounds") : 1;
        for (int round = 0; round < rounds; round++) {
            result = served.round(served.updates(weights, rows(vector, weights.length), new double[weights.length]));
        }
        return result;
    }

    private static double[] current(Vector vector, int parameters) {
        return vector.inputs().containsKey("current") ? vector.vector("current") : new double[parameters];
    }

    private static double[][] weights(Vector vector) {
        if (vector.inputs().containsKey("clients")) {
            return Vector.list(vector.inputs().get("clients")).stream()
                    .map(client -> Vector.flat(Vector.map(client).get("weights")))
                    .toArray(double[][]::new);
        }
        return vector.vectors(vector.inputs().containsKey("vectors") ? "vectors" : "values");
    }

    /** Numbers of rows; weights that are no whole numbers are all multiplied by ten. */
    private static double[] rows(Vector vector, int clients) {
        if (vector.inputs().containsKey("weights")) {
            return Arrays.stream(vector.vector("weights"))
                    .map(weight -> Math.round(10 * weight))
                    .toArray();
        }
        double[] rows = new double[clients];
        Arrays.fill(rows, 1);
        for (int k = 0; k < clients && vector.inputs().containsKey("clients"); k++) {
            Map<String, Object> client =
                    Vector.map(Vector.list(vector.inputs().get("clients")).get(k));
            rows[k] = (Double) client.getOrDefault("num_examples", 1.0);
        }
        return rows;
    }

    private static double[] losses(Vector vector) {
        double[] pair = vector.vectors("pairs")[0];
        Served served = new Served("fedavg", Map.of(), new double[1], 1);
        return served.round(served.updates(new double[][] {{pair[1]}}, new double[] {pair[0]}, new double[1]));
    }

    private static double[] momentum(Vector vector) {
        Map<String, ?> settings = Map.of(
                "serverLearningRate", vector.param("server_learning_rate"),
                "momentum", vector.param("server_momentum"));
        return vector.inputs().containsKey("delta_per_round")
                ? rounds(vector, "fedavgm", settings)
                : once(vector, "fedavgm", settings);
    }

    /** Rounds with a given mean change: the weights after each. */
    private static double[] rounds(Vector vector, String id, Map<String, ?> settings) {
        Served served = new Served(id, settings, vector.vector("current"), 1);
        DoubleStream result = DoubleStream.empty();
        for (double[] change : vector.vectors("delta_per_round")) {
            result = concat(result, Arrays.stream(served.round(change)));
        }
        return result.toArray();
    }

    /** An optimizer that descends along a constant gradient: the weights before each step and after the last. */
    private static double[] steps(Vector vector, String id, Map<String, ?> settings) {
        double[] weights = vector.vector("w0");
        Served served = new Served(id, settings, weights, 1);
        double[] change = Arrays.stream(vector.vector("gradient")).map(g -> -g).toArray();
        DoubleStream result = Arrays.stream(weights);
        for (int step = 0; step < (int) vector.input("steps"); step++) {
            result = concat(result, Arrays.stream(served.round(change)));
        }
        return result.toArray();
    }

    private static Map<String, Object> adaptive(Vector vector) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("serverLearningRate", vector.param("eta"));
        settings.put("beta1", vector.param("beta_1"));
        settings.put("tau", vector.param("tau"));
        settings.put("initial", 0.0);
        if (vector.params().containsKey("beta_2")) {
            settings.put("beta2", vector.param("beta_2"));
        }
        return settings;
    }

    private static Map<String, Object> adam(Vector vector) {
        Map<String, Object> settings = adaptive(vector);
        settings.put("biasCorrection", vector.params().get("bias_correction"));
        return settings;
    }

    private static Map<String, Object> optimizer(Vector vector) {
        return Map.of(
                "serverLearningRate",
                vector.param("lr"),
                "momentum",
                vector.params().getOrDefault("momentum", 0.0),
                "nesterov",
                vector.params().getOrDefault("nesterov", false));
    }

    private static Map<String, Object> kingma(Vector vector) {
        return Map.of(
                "serverLearningRate", vector.param("lr"),
                "beta1", vector.param("beta_1"),
                "beta2", vector.param("beta_2"),
                "tau", vector.param("epsilon"),
                "initial", 0.0,
                "biasCorrection", "kingma");
    }

    private static double[] fair(Vector vector) {
        double[][] weights = weights(vector);
        double[] losses = Vector.list(vector.inputs().get("clients")).stream()
                .mapToDouble(client -> (Double) Vector.map(client).get("loss"))
                .toArray();
        Served served =
                new Served("q-fedavg", Map.of("q", vector.param("q")), vector.vector("current"), weights.length);
        return served.round(
                served.updates(weights, rows(vector, weights.length), losses), vector.param("client_learning_rate"));
    }

    private static double[] mixed(Vector vector) {
        Served served = new Served("fedasync", Map.of("alpha", vector.param("alpha")), vector.vector("server"), 1);
        return served.round(served.updates(new double[][] {vector.vector("client")}, new double[] {1}, new double[1]));
    }

    private static Map<String, ?> trimmed(Vector vector) {
        return vector.params().containsKey("beta")
                ? Map.of("share", vector.param("beta"))
                : Map.of("malicious", vector.param("f"));
    }

    private static Map<String, ?> malicious(Vector vector) {
        return Map.of(
                "malicious", vector.params().getOrDefault("f", vector.params().get("num_malicious")));
    }

    /** Flower and ByzFL take Krum of three updates, which the paper does not. */
    private static Map<String, ?> krum(Vector vector) {
        Map<String, Object> settings = new LinkedHashMap<>(malicious(vector));
        boolean byzfl = vector.id().startsWith("byzfl");
        boolean few = weights(vector).length < 5;
        settings.put("convention", byzfl ? "byzfl" : few ? "flower" : "paper");
        if (vector.params().containsKey("num_to_keep")) {
            settings.put("keep", vector.param("num_to_keep"));
        }
        return settings;
    }
}
