package io.limbeck.plugins.federation.attack;

import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.federation.ClientUpdate;
import io.limbeck.spi.federation.Round;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;

/**
 * Mimic [1]: all attackers send what one honest client sends, so that it counts many times.
 *
 * <p>[1] Karimireddy, He, Jaggi: Byzantine-Robust Learning on Heterogeneous Datasets via Bucketing, 2022, section 3.
 */
final class Mimic extends Attack {

    @Summary("Malicious clients all copy one honest client")
    record Settings(
            @Summary("Share of the clients that attack: the first numbers")
            @Default("0.2")
            @PositiveOrZero
            @DecimalMax("1")
            double share,

            @Summary("Numbers of the clients that attack, in place of a share") @Default("[]")
            List<Integer> clients,

            @Summary("Which of the honest of a round is copied, from 0") @Default("0") @PositiveOrZero
            int target) {}

    private final Settings settings;

    Mimic(Settings settings) {
        super(settings.share(), settings.clients());
        this.settings = settings;
    }

    @Override
    double[] crafted(ClientUpdate own, List<ClientUpdate> honest, Round round) {
        return honest.get(Math.min(settings.target(), honest.size() - 1)).change();
    }
}
