package io.limbeck.plugins.federation.attack;

import io.limbeck.spi.federation.ClientUpdate;
import io.limbeck.spi.federation.Round;
import io.limbeck.spi.federation.UpdateFilter;
import java.util.List;
import java.util.Map;

/** Replaces the updates of malicious clients; those of the others pass. Attackers know all honest updates of the round. */
abstract class Attack implements UpdateFilter {

    private final Malicious malicious;

    Attack(double share, List<Integer> clients) {
        this.malicious = new Malicious(share, clients);
    }

    @Override
    public boolean alone() {
        return false;
    }

    @Override
    public final Filtered apply(List<ClientUpdate> updates, Map<String, double[]> memory, Round round) {
        List<ClientUpdate> honest = updates.stream()
                .filter(update -> !malicious.is(update.client(), round.clients()))
                .toList();
        if (honest.isEmpty() && !alone()) {
            return new Filtered(updates, memory);
        }
        return new Filtered(
                updates.stream()
                        .map(update -> malicious.is(update.client(), round.clients())
                                ? update.withChange(crafted(update, honest, round))
                                : update)
                        .toList(),
                memory);
    }

    /**
     * {@return what a malicious client sends in place of its change}
     *
     * @param own what it learnt
     * @param honest updates of the honest, by number of client; at least one unless the attack is made of the own alone
     */
    abstract double[] crafted(ClientUpdate own, List<ClientUpdate> honest, Round round);

    static double[][] changes(List<ClientUpdate> updates) {
        return updates.stream().map(ClientUpdate::change).toArray(double[][]::new);
    }
}
