package io.limbeck.plugins.models.mutual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.testkit.LayerRows;
import io.limbeck.testkit.LossBatch;
import io.limbeck.testkit.LossHarness;
import io.limbeck.testkit.LossValue;
import org.junit.jupiter.api.Test;

/** Peers say (1/2, 1/2), (3/4, 1/4) and (1/4, 3/4), by hand from logits (ln a, ln b). */
class PeerDivergenceTest {

    private static final float THREE = (float) Math.log(3);

    private static LossHarness harness(PeerDivergence term, float[]... peers) {
        LossBatch batch = LossHarness.of(term).logits(new float[] {0, 0}).batch();
        for (int i = 0; i < peers.length; i++) {
            batch = batch.withTap(Peers.logits(i), LayerRows.vectors(peers[i]));
        }
        return LossHarness.of(term, batch);
    }

    @Test
    void aPeerIsDrawnToTheOthersAndMovesNoneOfThem() {
        LossValue tried = harness(new PeerDivergence(0, 3, 1), new float[] {0, 0}, new float[] {THREE, 0}, new float[] {
                    0, 2 * THREE
                })
                .evaluate();
        double first = 0.75 * Math.log(1.5) + 0.25 * Math.log(0.5);
        double second = 0.1 * Math.log(0.2) + 0.9 * Math.log(1.8);
        assertThat(tried.value()).isCloseTo((float) ((first + second) / 2), within(1e-6f));
        assertThat(tried.tapGradient(Peers.logits(0))[0])
                .as("its own probabilities less the mean of the others'")
                .containsExactly(new float[] {0.5f - 0.425f, 0.5f - 0.575f}, within(1e-6f));
        assertThat(tried.tapGradient(Peers.logits(1))[0]).containsExactly(0, 0);
        assertThat(tried.tapGradient(Peers.logits(2))[0]).containsExactly(0, 0);
    }

    /** Logits (2 ln 3, 0) at T = 2 are (ln 3, 0), and T² is 4. */
    @Test
    void theTemperatureSoftensBothSides() {
        double value = harness(new PeerDivergence(1, 2, 2), new float[] {2 * THREE, 0}, new float[] {0, 0})
                .value();
        assertThat(value).isCloseTo(4 * (0.75 * Math.log(1.5) + 0.25 * Math.log(0.5)), within(1e-5));
    }

    @Test
    void certainPeersThatContradictEachOtherGiveFiniteNumbers() {
        LossValue tried = harness(new PeerDivergence(0, 2, 1), new float[] {1e4f, -1e4f}, new float[] {-1e4f, 1e4f})
                .evaluate();
        assertThat(tried.isFinite()).isTrue();
    }
}
