package io.limbeck.plugins.federation.availability;

import io.limbeck.spi.Default;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.Summary;
import io.limbeck.spi.federation.Availability;
import io.limbeck.spi.federation.Round;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.PositiveOrZero;

/**
 * Slow clients [1]: in each round a sampled client is slow with a probability; then it does a share of its work that is drawn
 * evenly from (0, 1], or its update is dropped, as FedAvg does with them.
 *
 * <p>[1] Li et al.: Federated Optimization in Heterogeneous Networks, 2020, section 5.2.
 */
final class Stragglers implements Availability {

    /** What becomes of slow clients. */
    enum Slow {
        /** They send what they have. */
        PARTIAL,
        /** They are not waited for. */
        DROP
    }

    @Summary("Slow clients, who do a part of their work or are dropped")
    record Settings(
            @Summary("Probability that a sampled client is slow") @Default("0.5") @PositiveOrZero @DecimalMax("1")
            double share,

            @Summary("What becomes of slow clients: partial (they send what they have) or drop") @Default("partial")
            Slow slow) {}

    private final Settings settings;

    Stragglers(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Presence presence(int client, Round round) {
        RandomSource random = round.random().child("straggler").child(client);
        if (random.uniform(0) >= settings.share()) {
            return Presence.WHOLE;
        }
        return switch (settings.slow()) {
            case PARTIAL -> new Presence(1 - random.uniform(1), 0);
            case DROP -> Presence.ABSENT;
        };
    }
}
