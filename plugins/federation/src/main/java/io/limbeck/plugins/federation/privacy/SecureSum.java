package io.limbeck.plugins.federation.privacy;

import io.limbeck.spi.RandomSource;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Sums of which nobody sees a term [1], [2]. Each two neighbours share a seed; of the numbers made of it one adds, the other
 * takes away, modulo 2⁶⁴, so that in the sum of all they cancel, exactly. Neighbours are the nearest {@code reach} clients on
 * each side of a ring; with a reach of half of the clients or more, everybody is everybody's. Masks that a client shared with
 * one who did not answer are taken out by their seeds, which the other's neighbours hand out.
 *
 * <p>This is the arithmetic of the protocol, for measuring what it costs and showing that it changes no result. Key agreement,
 * secret sharing of the seeds and the second mask that guards against a server which lies about drop-outs are not simulated.
 *
 * <p>[1] Bonawitz et al.: Practical Secure Aggregation for Privacy-Preserving Machine Learning, 2017. [2] Bell et al.: Secure
 * Single-Server Aggregation with (Poly)Logarithmic Overhead, 2020, for sparse graphs of neighbours.
 *
 * @param clients clients that agreed on seeds, 0 to {@code clients − 1}
 * @param reach neighbours on each side
 * @param seeds where the shared seeds come from
 */
public record SecureSum(int clients, int reach, RandomSource seeds) {

    /** {@return what a client sends in place of its numbers} */
    public long[] masked(int client, long[] numbers) {
        long[] sent = numbers.clone();
        for (int other : neighbours(client)) {
            addMask(sent, client, other, 1);
        }
        return sent;
    }

    /**
     * {@return the sum of the numbers of those who answered}
     *
     * @param answers what they sent, by client
     * @param length numbers of each
     */
    public long[] sum(Map<Integer, long[]> answers, int length) {
        long[] sum = new long[length];
        answers.values().forEach(sent -> {
            for (int i = 0; i < length; i++) {
                sum[i] += sent[i];
            }
        });
        for (int client : answers.keySet()) {
            for (int other : neighbours(client)) {
                if (!answers.containsKey(other)) {
                    addMask(sum, client, other, -1);
                }
            }
        }
        return sum;
    }

    /** {@return the clients with whom it shares a seed} */
    Set<Integer> neighbours(int client) {
        Set<Integer> neighbours = new LinkedHashSet<>();
        for (int distance = 1; distance <= Math.min(reach, clients / 2); distance++) {
            neighbours.add(Math.floorMod(client + distance, clients));
            neighbours.add(Math.floorMod(client - distance, clients));
        }
        neighbours.remove(client);
        return neighbours;
    }

    private void addMask(long[] numbers, int client, int other, int direction) {
        RandomSource seed = seeds.child(Math.min(client, other)).child(Math.max(client, other));
        long sign = client < other ? direction : -direction;
        Arrays.setAll(numbers, i -> numbers[i] + sign * seed.bits(i));
    }
}
