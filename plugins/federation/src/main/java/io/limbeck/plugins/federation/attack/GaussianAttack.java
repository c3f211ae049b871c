package io.limbeck.plugins.federation.attack;

import io.limbeck.spi.Default;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.Summary;
import io.limbeck.spi.federation.ClientUpdate;
import io.limbeck.spi.federation.Round;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.Arrays;
import java.util.List;

/** Sends normal numbers. */
final class GaussianAttack extends Attack {

    @Summary("Malicious clients send noise in place of what they learnt")
    record Settings(
            @Summary("Share of the clients that attack: the first numbers")
            @Default("0.2")
            @PositiveOrZero
            @DecimalMax("1")
            double share,

            @Summary("Numbers of the clients that attack, in place of a share") @Default("[]")
            List<Integer> clients,

            @Summary("Standard deviation of the noise") @Default("1") @PositiveOrZero
            double deviation) {}

    private final Settings settings;

    GaussianAttack(Settings settings) {
        super(settings.share(), settings.clients());
        this.settings = settings;
    }

    @Override
    public boolean alone() {
        return true;
    }

    @Override
    double[] crafted(ClientUpdate own, List<ClientUpdate> honest, Round round) {
        RandomSource random = round.random().child("attack").child(own.client());
        double[] noise = new double[own.change().length];
        Arrays.setAll(noise, i -> settings.deviation() * random.normal(i));
        return noise;
    }
}
