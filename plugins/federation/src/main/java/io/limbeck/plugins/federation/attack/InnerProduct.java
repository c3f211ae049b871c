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

/**
 * Inner-product manipulation [1]: −τ times the mean of the honest, so that the aggregate's inner product with the true mean is
 * negative.
 *
 * <p>[1] Xie, Koyejo, Gupta: Fall of Empires: Breaking Byzantine-Tolerant SGD by Inner Product Manipulation, 2020, section 3.
 */
final class InnerProduct extends Attack {

    @Summary("Malicious clients send the honest mean turned around")
    record Settings(
            @Summary("Share of the clients that attack: the first numbers")
            @Default("0.2")
            @PositiveOrZero
            @DecimalMax("1")
            double share,

            @Summary("Numbers of the clients that attack, in place of a share") @Default("[]")
            List<Integer> clients,

            @Summary("Factor τ") @Default("2") @Positive double factor) {}

    private final Settings settings;

    InnerProduct(Settings settings) {
        super(settings.share(), settings.clients());
        this.settings = settings;
    }

    @Override
    double[] crafted(ClientUpdate own, List<ClientUpdate> honest, Round round) {
        return Vectors.times(-settings.factor(), Vectors.mean(changes(honest)));
    }
}
