package io.limbeck.plugins.federation.availability;

import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.federation.Availability;
import io.limbeck.spi.federation.Round;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.PositiveOrZero;

/** Clients that were sampled and do not answer, by chance and anew in every round. */
final class DropOut implements Availability {

    @Summary("Sampled clients that do not answer")
    record Settings(
            @Summary("Probability that a sampled client does not answer")
            @Default("0.1")
            @PositiveOrZero
            @DecimalMax("1")
            double share) {}

    private final Settings settings;

    DropOut(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Presence presence(int client, Round round) {
        double drawn = round.random().child("drop-out").child(client).uniform(0);
        return drawn < settings.share() ? Presence.ABSENT : Presence.WHOLE;
    }
}
