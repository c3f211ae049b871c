package io.limbeck.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.limbeck.spi.Component;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.federation.Consensus;
import io.limbeck.spi.federation.Consensus.Answer;
import io.limbeck.spi.model.ModelOutputs;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What every consensus keeps, however it agrees. Extend it once per plugin. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public abstract class ConsensusContract {

    private static final int ROWS = 40;
    private static final int CLASSES = 4;
    private static final int CLIENTS = 7;

    /** {@return the components under test, of kind {@link Consensus#KIND}; others are passed over} */
    protected abstract List<Component<?, ?>> components();

    /**
     * {@return the settings to test with; the defaults unless overridden}
     *
     * @param component one of the plugin's
     */
    protected Record settings(Component<?, ?> component) {
        return SettingsDefaults.of(component.settings());
    }

    private Stream<DynamicTest> each(Consumer<Consensus> test) {
        return components().stream()
                .filter(component -> component.kind() == Consensus.KIND)
                .map(component -> dynamicTest(
                        component.id().toString(),
                        () -> test.accept((Consensus) new FakeContext().create(component, settings(component)))));
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

    @TestFactory
    Stream<DynamicTest> theOrderOfClientsDoesNotMatter() {
        return each(consensus -> {
            List<Answer> answers = answers(consensus, 6);
            float[] agreed = consensus.agree(answers).logits();
            Collections.reverse(answers);
            assertThat(consensus.agree(answers).logits()).containsExactly(agreed, within(1e-4f));
        });
    }

    @TestFactory
    Stream<DynamicTest> nothingIsWrittenInto() {
        return each(consensus -> {
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
        return each(consensus -> {
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
        return each(consensus -> {
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
        return each(consensus -> {
            for (double size : new double[] {0, 1e-6, 1e4}) {
                for (float logit : consensus.agree(answers(consensus, size)).logits()) {
                    assertThat(logit).as("logits of up to " + size).isFinite();
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> anAnswerTakesBytesAndOneOfTwiceTheRowsNotMoreThanTwice() {
        return each(consensus -> {
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
