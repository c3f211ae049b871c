package io.limbeck.plugins.federation.attack;

import io.limbeck.plugins.federation.vector.Vectors;
import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.federation.ClientUpdate;
import io.limbeck.spi.federation.Round;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;

/** Sends the opposite of what it learnt, times a factor. ByzFL sends the opposite of the honest mean, which is inner-product manipulation
 * with factor 1. */
final class SignFlip extends Attack {

    @Summary("Malicious clients send the opposite of what they learnt")
    record Settings(
            @Summary("Share of the clients that attack: the first numbers")
            @Default("0.2")
            @PositiveOrZero
            @DecimalMax("1")
            double share,

            @Summary("Numbers of the clients that attack, in place of a share") @Default("[]")
            List<Integer> clients,

            @Summary("Factor") @Default("1") @Positive double factor) {}

    private final Settings settings;

    SignFlip(Settings settings) {
        super(settings.share(), settings.clients());
        this.settings = settings;
    }

    @Override
    public boolean alone() {
        return true;
    }

    @Override
    double[] crafted(ClientUpdate own, List<ClientUpdate> honest, Round round) {
        return Vectors.times(-settings.factor(), own.change());
    }
}
