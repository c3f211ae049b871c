package io.limbeck.plugins.federation.privacy;

import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.federation.AggregationStrategy;
import io.limbeck.spi.federation.ClientUpdate;
import io.limbeck.spi.federation.LocalRule;
import io.limbeck.spi.federation.Round;
import io.limbeck.spi.federation.ServerState;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Federated averaging of which the server sees sums alone: clients send nₖ and nₖ·Δₖ in fixed point, masked ({@link
 * SecureSum}). The result is that of unmasked fixed point, bit for bit, in any order of the clients. Late updates are left
 * out: they were masked for a sum that has been made.
 */
final class SecureFedAvg implements AggregationStrategy {

    @Summary("Federated averaging by sums of masked updates, which cancel exactly")
    record Settings(
            @Summary("Bits behind the point, of 64") @Default("32") @PositiveOrZero @Max(60)
            int fractionBits,

            @Summary("Clients on each side of a ring with whom a client shares masks") @Default("3") @Positive
            int reach,

            @Summary("Whether a client counts as much as it has rows") @Default("true")
            boolean byRows) {}

    private final Settings settings;

    SecureFedAvg(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Aggregation aggregation(ServerState state, Round round) {
        SecureSum secure =
                new SecureSum(round.clients(), settings.reach(), round.random().child("masks"));
        FixedPoint point = new FixedPoint(settings.fractionBits());
        int parameters = state.weights().length;
        Map<Integer, long[]> answers = new LinkedHashMap<>();
        return new Aggregation() {
            @Override
            public void add(ClientUpdate update) {
                if (update.staleness() == 0) {
                    answers.put(
                            update.client(), secure.masked(update.client(), numbers(update, point, round.clients())));
                }
            }

            @Override
            public ServerState result() {
                long[] sum = secure.sum(answers, parameters + 1);
                long total = sum[parameters];
                if (total == 0) {
                    return state;
                }
                double[] weights = state.weights().clone();
                for (int i = 0; i < parameters; i++) {
                    weights[i] += point.value(sum[i]) / total;
                }
                return new ServerState(weights, state.memory());
            }
        };
    }

    /** Masks fill all 64 bits, of every number and of the weight. */
    @Override
    public LocalRule local() {
        return new LocalRule() {
            @Override
            public long bytesUp(long bytes, long parameters) {
                return (parameters + 1) * Long.BYTES;
            }
        };
    }

    /** Weighted changes in fixed point, and the weight. */
    private long[] numbers(ClientUpdate update, FixedPoint point, int clients) {
        double[] change = update.change();
        long weight = settings.byRows() ? update.rows() : 1;
        long[] numbers = new long[change.length + 1];
        for (int i = 0; i < change.length; i++) {
            numbers[i] = point.of(weight * change[i], clients);
        }
        numbers[change.length] = weight;
        return numbers;
    }
}
