package io.limbeck.plugins.federation.attack;

import io.limbeck.spi.Default;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.Summary;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.federation.ClientUpdate;
import io.limbeck.spi.federation.Round;
import io.limbeck.spi.federation.UpdateFilter;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import java.util.Map;

/**
 * Trains on wrong labels [1]: class y of C becomes C − 1 − y in the rows of malicious clients. Everything they do then is
 * honest.
 *
 * <p>[1] Biggio, Nelson, Laskov: Poisoning Attacks against Support Vector Machines, 2012; in this form Karimireddy et al. 2022.
 */
final class LabelFlip implements UpdateFilter {

    @Summary("Malicious clients train on wrong labels")
    record Settings(
            @Summary("Share of the clients that attack: the first numbers")
            @Default("0.2")
            @PositiveOrZero
            @DecimalMax("1")
            double share,

            @Summary("Numbers of the clients that attack, in place of a share") @Default("[]")
            List<Integer> clients) {}

    private final Malicious malicious;

    LabelFlip(Settings settings) {
        this.malicious = new Malicious(settings.share(), settings.clients());
    }

    @Override
    public Filtered apply(List<ClientUpdate> updates, Map<String, double[]> memory, Round round) {
        return new Filtered(updates, memory);
    }

    @Override
    public Table held(Table rows, int[][] clients, RandomSource random) {
        int[] labels = rows.labels().clone();
        for (int client = 0; client < clients.length; client++) {
            if (malicious.is(client, clients.length)) {
                for (int row : clients[client]) {
                    labels[row] = rows.classes().size() - 1 - rows.labels()[row];
                }
            }
        }
        return new Table(
                rows.columns(),
                labels,
                rows.classes(),
                rows.favourable(),
                rows.sensitive(),
                rows.weights(),
                rows.ids(),
                rows.sequences());
    }
}
