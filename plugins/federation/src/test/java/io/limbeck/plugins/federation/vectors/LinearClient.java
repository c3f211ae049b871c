package io.limbeck.plugins.federation.vectors;

import io.limbeck.plugins.federation.Shipped;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.federation.AggregationStrategy;
import io.limbeck.spi.federation.ClientUpdate;
import io.limbeck.spi.federation.LocalRule;
import io.limbeck.spi.federation.Round;
import io.limbeck.spi.federation.ServerState;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * A client with the linear model y = xW and the loss Σ|y − t| / rows, which descends as a strategy's local rule says.
 *
 * <p>pfl-research's SCAFFOLD takes the gradient at the server's weights for the control variate (option I), or option II.
 * After one step on all rows the two are the same in the paper, so option I is asked of convention {@code paper}, turned
 * around to pfl's sign; pfl's own option II gives 0.3 where its option I gives 0.5, and is asked of convention {@code pfl}.
 */
final class LinearClient {

    private final double[][] x;
    private final double[][] t;
    private final int outputs;

    private LinearClient(double[][] x, double[][] t) {
        this.x = x;
        this.t = t;
        this.outputs = t[0].length;
    }

    /** {@return update, then (SCAFFOLD) change of the control variate and loss before, then loss after} */
    static double[] answer(Vector vector) {
        boolean scaffold = vector.rule().equals("scaffold_client");
        boolean gradient = Boolean.TRUE.equals(vector.params().get("use_gradient_as_control_variate"));
        AggregationStrategy strategy = scaffold
                ? Shipped.make(
                        AggregationStrategy.KIND,
                        "federation/scaffold",
                        Map.of("convention", gradient ? "paper" : "pfl"))
                : Shipped.make(AggregationStrategy.KIND, "federation/fedprox", Map.of("mu", vector.param("mu")));
        double[] weights = vector.vector("W");
        ServerState state = strategy.begin(weights, 1);
        if (scaffold) {
            double[] control = new double[weights.length];
            Arrays.fill(control, vector.input("server_c"));
            Map<String, double[]> memory = new LinkedHashMap<>();
            state.memory().keySet().forEach(name -> memory.put(name, control));
            state = new ServerState(weights, memory);
        }
        LinearClient client = new LinearClient(vector.vectors("x"), vector.vectors("t"));
        return client.train(
                strategy.local(), state, vector.param("lr"), (int) vector.param("epochs"), scaffold, gradient);
    }

    private double[] train(
            LocalRule rule, ServerState state, double learningRate, int steps, boolean tells, boolean gradient) {
        double[] sent = state.weights();
        double[] zeros = new double[sent.length];
        double[] shift = rule.shifts() ? rule.shift(state, zeros) : zeros;
        double[] u = sent.clone();
        for (int step = 0; step < steps; step++) {
            double[] g = gradient(u);
            for (int i = 0; i < u.length; i++) {
                u[i] -= learningRate * (g[i] + rule.proximal() * (u[i] - sent[i]) + shift[i]);
            }
        }
        double[] change = new double[u.length];
        for (int i = 0; i < u.length; i++) {
            change[i] = u[i] - sent[i];
        }
        DoubleStream result = Arrays.stream(change);
        if (tells) {
            Round round = new Round(0, 1, 1, learningRate, new RandomSource(1));
            double[] control = rule.remembered(state, zeros, new ClientUpdate(0, x.length, steps, change), round);
            result = DoubleStream.concat(result, Arrays.stream(control).map(c -> gradient ? -c : c));
            result = DoubleStream.concat(result, DoubleStream.of(loss(sent)));
        }
        return DoubleStream.concat(result, DoubleStream.of(loss(u))).toArray();
    }

    private double residual(double[] w, int row, int output) {
        double y = -t[row][output];
        for (int i = 0; i < x[row].length; i++) {
            y += x[row][i] * w[i * outputs + output];
        }
        return y;
    }

    private double loss(double[] w) {
        double sum = 0;
        for (int row = 0; row < x.length; row++) {
            for (int output = 0; output < outputs; output++) {
                sum += Math.abs(residual(w, row, output)) / x.length;
            }
        }
        return sum;
    }

    private double[] gradient(double[] w) {
        double[] gradient = new double[w.length];
        for (int row = 0; row < x.length; row++) {
            for (int output = 0; output < outputs; output++) {
                double sign = Math.signum(residual(w, row, output));
                for (int i = 0; i < x[row].length; i++) {
                    gradient[i * outputs + output] += sign * x[row][i] / x.length;
                }
            }
        }
        return gradient;
    }
}
