package io.limbeck.plugins.federation.aggregate;

import io.limbeck.plugins.federation.vector.Vectors;
import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.federation.AggregationStrategy;
import io.limbeck.spi.federation.ClientUpdate;
import io.limbeck.spi.federation.Round;
import io.limbeck.spi.federation.ServerState;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asynchronous averaging [1]: one update after the other, w ← (1 − αₛ)w + αₛwₖ, with αₛ = α · decay(s) for an update s rounds
 * late. wₖ is what the client came to from the weights it was sent, which the server remembers for {@code maxStaleness}
 * rounds; what comes later is left out. Within a round, who began first is first, then by number of client.
 *
 * <p>[1] Xie, Koyejo, Gupta: Asynchronous Federated Optimization, 2019, algorithm 1.
 */
final class FedAsync implements AggregationStrategy {

    @Summary("Asynchronous averaging: each update is mixed in on arrival, the less the later it comes")
    record Settings(
            @Summary("Share α of a client's weights in the new ones") @Default("0.6") @Positive @DecimalMax("1")
            double alpha,

            @Summary("What lateness s costs: constant, polynomial ((1 + s)^−a) or hinge (1 / (a·(s − b) + 1) beyond b)")
            @Default("polynomial")
            StalenessDecay decay,

            @Summary("Steepness a of the decay") @Default("0.5") @PositiveOrZero
            double a,

            @Summary("Rounds b that the hinge forgives") @Default("4") @PositiveOrZero
            double b,

            @Summary("Rounds for which weights that were sent are remembered") @Default("4") @Min(0)
            int maxStaleness) {}

    private static final String SENT = "sent in round ";

    private final Settings settings;

    FedAsync(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Aggregation aggregation(ServerState state, Round round) {
        return new InArrival() {
            @Override
            ServerState after(List<ClientUpdate> arrived) {
                double[] weights = state.weights();
                for (ClientUpdate update : arrived) {
                    Optional<double[]> sent = sent(state, round, update.staleness());
                    if (sent.isPresent()) {
                        double share =
                                settings.alpha() * settings.decay().of(update.staleness(), settings.a(), settings.b());
                        double[] local = Vectors.sum(sent.get(), update.change());
                        weights = Vectors.plus(Vectors.times(1 - share, weights), share, local);
                    }
                }
                return new ServerState(weights, remembered(state, round));
            }
        };
    }

    /** Weights are kept under the number of the round they were sent in; where nobody answered, those of the next. */
    private Optional<double[]> sent(ServerState state, Round round, int staleness) {
        if (staleness > settings.maxStaleness()) {
            return Optional.empty();
        }
        for (int number = round.number() - staleness; number < round.number(); number++) {
            double[] weights = state.memory().get(SENT + number);
            if (weights != null) {
                return Optional.of(weights);
            }
        }
        return Optional.of(state.weights());
    }

    private Map<String, double[]> remembered(ServerState state, Round round) {
        Map<String, double[]> memory = new LinkedHashMap<>();
        for (int number = round.number() + 1 - settings.maxStaleness(); number < round.number(); number++) {
            double[] weights = state.memory().get(SENT + number);
            if (weights != null) {
                memory.put(SENT + number, weights);
            }
        }
        if (settings.maxStaleness() > 0) {
            memory.put(SENT + round.number(), state.weights());
        }
        return memory;
    }
}
