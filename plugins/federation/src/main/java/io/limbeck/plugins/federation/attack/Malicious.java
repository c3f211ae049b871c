package io.limbeck.plugins.federation.attack;

import java.util.List;

/**
 * Who attacks: those in a list, or the first ⌊share · clients⌋ numbers. The same in every round and every filter.
 *
 * @param share share of the federation's clients
 * @param clients their numbers; empty to go by the share
 */
record Malicious(double share, List<Integer> clients) {

    boolean is(int client, int of) {
        return clients.isEmpty() ? client < (int) (share * of) : clients.contains(client);
    }
}
