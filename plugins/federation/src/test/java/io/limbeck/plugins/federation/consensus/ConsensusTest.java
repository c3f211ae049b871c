package io.limbeck.plugins.federation.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.plugins.federation.Shipped;
import io.limbeck.spi.federation.Consensus;
import io.limbeck.spi.federation.Consensus.Answer;
import io.limbeck.spi.model.ModelOutputs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ConsensusTest {

    private static Consensus consensus(String id, Map<String, ?> settings) {
        return Shipped.make(Consensus.KIND, "federation/" + id, settings);
    }

    private static List<Answer> answers(float[]... logits) {
        List<Answer> answers = new ArrayList<>();
        for (float[] each : logits) {
            answers.add(new Answer(answers.size(), 1, new ModelOutputs(each, 3)));
        }
        return answers;
    }

    /** The vector calc-dsfl-era through the component, whose logits are floats. */
    @Test
    void sharpenedSharesAreTheVectorsInFloats() {
        Consensus era = consensus("era", Map.of());
        List<Answer> answers = List.of(
                new Answer(0, 1, ModelOutputs.ofProbabilities(new double[][] {{0.6, 0.3, 0.1}}, 3)),
                new Answer(1, 1, ModelOutputs.ofProbabilities(new double[][] {{0.4, 0.4, 0.2}}, 3)));
        assertThat(era.agree(answers).probabilities()[0])
                .containsExactly(
                        new double[] {0.7978760262069926, 0.17803020550615897, 0.024093768286848404}, within(1e-6));
    }

    @Test
    void oneLiarAmongFiveDoesNotMoveMedianAndTrimmedMeanOutOfTheHonestRange() {
        List<Answer> answers = answers(
                new float[] {1, 0, -1},
                new float[] {1.1f, 0, -1.1f},
                new float[] {0.9f, 0.1f, -1},
                new float[] {1, 0.2f, -1.2f},
                new float[] {-1e6f, 0, 1e6f});
        for (String id : List.of("median-logits", "trimmed-mean-logits")) {
            float[] agreed = consensus(id, Map.of()).agree(answers).logits();
            assertThat((double) agreed[0]).as(id).isBetween(0.85, 1.15);
            assertThat((double) agreed[2]).as(id).isBetween(-1.25, -0.95);
        }
        assertThat(consensus("mean-logits", Map.of()).agree(answers).logits()[0])
                .isLessThan(-1e5f);
    }

    /** What a client adds to all of its logits says nothing. */
    @Test
    void aConstantDoesNotCount() {
        List<Answer> plain = answers(new float[] {1, 0, -1}, new float[] {2, 0, -2}, new float[] {0, 0, 0});
        List<Answer> moved = answers(new float[] {101, 100, 99}, new float[] {-6, -8, -10}, new float[] {5, 5, 5});
        for (String id : List.of("median-logits", "trimmed-mean-logits")) {
            assertThat(consensus(id, Map.of()).agree(moved).logits())
                    .containsExactly(consensus(id, Map.of()).agree(plain).logits(), within(1e-5f));
        }
    }

    @Test
    void soManyBitsAreSoManySteps() {
        assertThat(QuantizedShares.quantized(new double[] {0.5, 0.3, 0.2}, 1)).containsExactly(1, 0, 0);
        assertThat(QuantizedShares.quantized(new double[] {0.6, 0.3, 0.1}, 3))
                .containsExactly(new double[] {2.0 / 3, 1.0 / 3, 0}, within(1e-12));
        for (int bits = 1; bits <= 16; bits++) {
            double[] quantized = QuantizedShares.quantized(new double[] {0.123, 0.456, 0.421}, (1 << bits) - 1);
            assertThat(Arrays.stream(quantized).sum()).isCloseTo(1, within(1e-12));
            assertThat(quantized[1]).isCloseTo(0.456, within(1.0 / ((1 << bits) - 1)));
        }
    }

    @Test
    void oneBitIsAVoteAndTakesOneBitPerClass() {
        Consensus votes = consensus("quantized", Map.of());
        assertThat(votes.bytes(1000, 10)).isEqualTo(1250);
        ModelOutputs sent = votes.sent(new ModelOutputs(new float[] {2, 1, 0}, 3));
        assertThat(sent.probabilities()[0]).containsExactly(new double[] {1, 0, 0}, within(1e-11));
        List<Answer> two = List.of(
                new Answer(0, 1, sent), new Answer(1, 1, votes.sent(new ModelOutputs(new float[] {0, 5, 1}, 3))));
        assertThat(votes.agree(two).probabilities()[0]).containsExactly(new double[] {0.5, 0.5, 0}, within(1e-6));
    }

    @Test
    void whoIsSurerCountsMoreAndWhoKnowsNothingNotAtAll() {
        List<Answer> answers = answers(new float[] {4, 0, 0}, new float[] {0, 0, 0});
        for (String by : List.of("entropy", "variance")) {
            float[] agreed = consensus("confidence-weighted", Map.of("by", by))
                    .agree(answers)
                    .logits();
            assertThat(agreed).as(by).containsExactly(new float[] {4, 0, 0}, within(1e-5f));
        }
        List<Answer> unsure = answers(new float[] {0, 0, 0}, new float[] {0, 0, 0});
        assertThat(consensus("confidence-weighted", Map.of()).agree(unsure).logits())
                .containsExactly(0, 0, 0);
    }

    @Test
    void everyConsensusTakesASingleAnswerAndAnyOrder() {
        List<Answer> answers = answers(
                new float[] {1, 0, -1, 3, 2, 1}, new float[] {0, 2, 1, 1, 1, 4}, new float[] {5, 0, 0, 0, 1, 0});
        List<Answer> backwards = List.of(answers.get(2), answers.get(1), answers.get(0));
        for (String id : Shipped.ids(Consensus.KIND)) {
            Consensus consensus = Shipped.make(Consensus.KIND, id, Map.of());
            assertThat(consensus.agree(answers.subList(0, 1)).rows()).as(id).isEqualTo(2);
            assertThat(consensus.agree(backwards).logits())
                    .as(id)
                    .containsExactly(consensus.agree(answers).logits(), within(1e-5f));
        }
    }
}
