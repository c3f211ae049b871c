package io.limbeck.plugins.federation.availability;

import io.limbeck.spi.Default;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.Summary;
import io.limbeck.spi.federation.Availability;
import io.limbeck.spi.federation.Round;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;

/** Clients that do all of their work, but whose update arrives some rounds late: 1 to {@code most}, evenly. */
final class Late implements Availability {

    @Summary("Updates that arrive some rounds late")
    record Settings(
            @Summary("Probability that an update is late") @Default("0.3") @PositiveOrZero @DecimalMax("1")
            double share,

            @Summary("Most rounds that it is late") @Default("3") @Positive
            int most) {}

    private final Settings settings;

    Late(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Presence presence(int client, Round round) {
        RandomSource random = round.random().child("late").child(client);
        return random.uniform(0) < settings.share()
                ? new Presence(1, 1 + random.below(1, settings.most()))
                : Presence.WHOLE;
    }
}
