package io.limbeck.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.spi.RandomSource;
import io.limbeck.spi.federation.Consensus;
import io.limbeck.spi.federation.Consensus.Answer;
import io.limbeck.spi.model.ModelOutputs;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What every consensus keeps, however it agrees. Extend it once per plugin. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public abstract class ConsensusContract extends KindContract<Consensus, ConsensusContract.Behavior> {

    private static final int ROWS = 40;
    private static final int CLASSES = 4;
    private static final int CLIENTS = 7;

    /** What a consensus does unless its author opts out. */
    public enum Behavior {
        /** The order of the clients does not matter. */
        IGNORES_ORDER,
        /** Where all say the same, the class they decide for is agreed. */
        KEEPS_AGREEMENT,
        /** What is agreed is finite, however sure clients are. */
        BEARS_CERTAINTY
    }

    /** A contract for consensuses. */
    protected ConsensusContract() {
        super(Consensus.KIND);
    }

    private static ModelOutputs outputs(long seed, double size) {
        RandomSource random = new RandomSource(seed);
        float[] logits = new float[ROWS * CLASSES];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = (float) (size * (random.uniform(i) - 0.5));
        }
        return new ModelOutputs(logits, CLASSES);
    }

    /** What clients say, as it arrives. */
    private static List<Answer> answers(Consensus consensus, double size) {
        List<Answer> answers = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            answers.add(new Answer(client, 10 + client, consensus.sent(outputs(client, size))));
        }
        return answers;
    }

    @Override
    Object said(Subject<Consensus> subject) {
        return subject.value().agree(answers(subject.value(), 6)).logits();
    }

    @TestFactory
    Stream<DynamicTest> theOrderOfClientsDoesNotMatter() {
        return each(Behavior.IGNORES_ORDER, subject -> {
            Consensus consensus = subject.value();
            List<Answer> answers = answers(consensus, 6);
            float[] agreed = consensus.agree(answers).logits();
            Collections.reverse(answers);
            assertThat(consensus.agree(answers).logits()).containsExactly(agreed, within(1e-4f));
        });
    }

    @TestFactory
    Stream<DynamicTest> nothingIsWrittenInto() {
        return each(subject -> {
            Consensus consensus = subject.value();
            ModelOutputs said = outputs(3, 6);
            consensus.sent(said);
            assertThat(said.logits()).containsExactly(outputs(3, 6).logits());
            List<Answer> answers = answers(consensus, 6);
            List<float[]> before = answers.stream()
                    .map(answer -> answer.outputs().logits().clone())
                    .toList();
            consensus.agree(answers);
            for (int client = 0; client < CLIENTS; client++) {
                assertThat(answers.get(client).outputs().logits()).containsExactly(before.get(client));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> itSpeaksOfTheSameRowsAndClassesOfOneClientAsOfMany() {
        return each(subject -> {
            Consensus consensus = subject.value();
            List<Answer> answers = answers(consensus, 6);
            for (int clients : new int[] {1, 2, CLIENTS}) {
                ModelOutputs agreed = consensus.agree(answers.subList(0, clients));
                assertThat(agreed.rows()).isEqualTo(ROWS);
                assertThat(agreed.classes()).isEqualTo(CLASSES);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> whereAllSayTheSameTheClassTheyDecideForIsAgreed() {
        return each(Behavior.KEEPS_AGREEMENT, subject -> {
            Consensus consensus = subject.value();
            ModelOutputs said = consensus.sent(outputs(1, 6));
            List<Answer> answers = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                answers.add(new Answer(client, 10 + client, said));
            }
            float[] agreed = consensus.agree(answers).logits();
            for (int row = 0; row < ROWS; row++) {
                assertThat(likeliest(agreed, row)).as("row " + row).isEqualTo(likeliest(said.logits(), row));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> whatIsAgreedIsFiniteHoweverSureClientsAre() {
        return each(Behavior.BEARS_CERTAINTY, subject -> {
            Consensus consensus = subject.value();
            for (double size : new double[] {0, 1e-6, 1e4}) {
                for (float logit : consensus.agree(answers(consensus, size)).logits()) {
                    assertThat(logit).as("logits of up to " + size).isFinite();
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> anAnswerTakesBytesAndOneOfTwiceTheRowsNotMoreThanTwice() {
        return each(subject -> {
            Consensus consensus = subject.value();
            assertThat(consensus.bytes(ROWS, CLASSES)).isPositive();
            assertThat(consensus.bytes(2 * ROWS, CLASSES))
                    .isBetween(consensus.bytes(ROWS, CLASSES), 2 * consensus.bytes(ROWS, CLASSES));
        });
    }

    private static int likeliest(float[] logits, int row) {
        int best = 0;
        for (int c = 1; c < CLASSES; c++) {
            best = logits[row * CLASSES + c] > logits[row * CLASSES + best] ? c : best;
        }
        return best;
    }
}
