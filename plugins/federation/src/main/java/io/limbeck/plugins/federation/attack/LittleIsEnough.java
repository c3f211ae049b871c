package io.limbeck.plugins.federation.attack;

import io.limbeck.plugins.federation.vector.Vectors;
import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.federation.ClientUpdate;
import io.limbeck.spi.federation.Round;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;

/**
 * A little is enough [1]: the mean of the honest plus τ of their standard deviations (n − 1 in the divisor) in every
 * coordinate, which looks like one of them.
 *
 * <p>[1] Baruch, Baruch, Goldberg: A Little Is Enough: Circumventing Defenses For Distributed Learning, 2019, algorithm 3; 1.5
 * is ByzFL's factor, whose text divides by n and whose code by n − 1.
 */
final class LittleIsEnough extends Attack {

    @Summary("Malicious clients hide within the spread of the honest, all on one side")
    record Settings(
            @Summary("Share of the clients that attack: the first numbers")
            @Default("0.2")
            @PositiveOrZero
            @DecimalMax("1")
            double share,

            @Summary("Numbers of the clients that attack, in place of a share") @Default("[]")
            List<Integer> clients,

            @Summary("Standard deviations τ from the mean; negative for the other side") @Default("1.5")
            double factor) {}

    private final Settings settings;

    LittleIsEnough(Settings settings) {
        super(settings.share(), settings.clients());
        this.settings = settings;
    }

    @Override
    double[] crafted(ClientUpdate own, List<ClientUpdate> honest, Round round) {
        double[][] changes = changes(honest);
        double[] mean = Vectors.mean(changes);
        double[] result = mean.clone();
        for (int i = 0; i < result.length; i++) {
            double squares = 0;
            for (double[] change : changes) {
                squares += (change[i] - mean[i]) * (change[i] - mean[i]);
            }
            result[i] += settings.factor() * Math.sqrt(squares / Math.max(1, changes.length - 1));
        }
        return result;
    }
}
