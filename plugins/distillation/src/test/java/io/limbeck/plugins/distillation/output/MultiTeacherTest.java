package io.limbeck.plugins.distillation.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.plugins.distillation.output.MultiTeacher.Weighting;
import io.limbeck.spi.ModelSpec;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Problem;
import io.limbeck.spi.model.View;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.testkit.LayerRows;
import io.limbeck.testkit.LossBatch;
import io.limbeck.testkit.LossHarness;
import io.limbeck.testkit.LossValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two members, by hand: (3/4, 1/4) and (1/2, 1/2), whose cross-entropies with class 0 are ln(4/3) and ln 2. */
final class MultiTeacherTest {

    private static final float THREE = (float) Math.log(3);

    /** KL((3/4, 1/4) ‖ (1/2, 1/2)); the other member agrees with the student. */
    private static final double DIVERGENCE = 0.75 * Math.log(1.5) + 0.25 * Math.log(0.5);

    private static LossTerm term(Weighting weighting, Double... weights) {
        return new MultiTeacher(new MultiTeacher.Settings(1, weighting, List.of(weights), true));
    }

    private static LossHarness harness(LossTerm term, int label) {
        LossBatch even = LossHarness.of(term)
                .logits(new float[] {0, 0})
                .labels(label)
                .teacher(new float[] {0, 0})
                .batch();
        LayerRows members = new LayerRows(new float[][] {{THREE, 0, 0, 0}}, List.of(2, 2));
        return LossHarness.of(term, even.withView(new View.Members(), members));
    }

    @Test
    void equalWeightsAreTheMeanOfTheDivergences() {
        LossValue tried = harness(term(Weighting.EQUAL), 0).evaluate();
        assertThat(tried.value()).isCloseTo((float) (DIVERGENCE / 2), within(1e-6f));
        assertThat(tried.gradient()[0])
                .as("student minus the members' mean probability")
                .containsExactly(new float[] {-0.125f, 0.125f}, within(1e-6f));
    }

    @Test
    void givenWeightsAreScaledToOne() {
        assertThat(harness(term(Weighting.GIVEN, 6.0, 2.0), 0).value()).isCloseTo(0.75 * DIVERGENCE, within(1e-6));
    }

    /** exp(CE) is 4/3 and 2 for class 0: shares 0.4 and 0.6, so that the weights are 0.6 and 0.4. */
    @Test
    void aMemberThatIsSurerOfTheTruthCountsMore() {
        assertThat(harness(term(Weighting.CONFIDENCE), 0).value()).isCloseTo(0.6 * DIVERGENCE, within(1e-6));
    }

    /** exp(CE) is 4 and 2 for class 1: the weights turn round, to 1/3 and 2/3. */
    @Test
    void aMemberThatIsWrongCountsLess() {
        assertThat(harness(term(Weighting.CONFIDENCE), 1).value()).isCloseTo(DIVERGENCE / 3, within(1e-6));
    }

    private static List<Problem> problems(Weighting weighting, Double... weights) {
        ModelSpec ensemble = new ModelSpec(List.of("no", "yes"), List.of(), false, 3);
        return MultiTeacher.check(
                        new MultiTeacher.Settings(4, weighting, List.of(weights), true),
                        new PortSpecs(Map.of("teacher", ensemble)))
                .problems();
    }

    @Test
    void thereMustBeAWeightForEachMember() {
        assertThat(problems(Weighting.GIVEN, 1.0, 0.0, 2.0)).isEmpty();
        assertThat(problems(Weighting.GIVEN, 1.0, 2.0))
                .containsExactly(Problem.error(
                        "weights",
                        "are 2, but the teacher has 3 members",
                        "give a weight for each member, in their order"));
        assertThat(problems(Weighting.GIVEN))
                .containsExactly(Problem.error(
                        "weights", "is empty, but 'weighting' is 'given'", "give a weight for each member"));
        assertThat(problems(Weighting.EQUAL, 1.0))
                .containsExactly(Problem.error(
                        "weights",
                        "is [1.0], but 'weighting' is not 'given'",
                        "write 'weighting: given', or leave the weights out"));
        assertThat(problems(Weighting.GIVEN, 0.0, 0.0, 0.0))
                .containsExactly(Problem.error("weights", "are all '0'", "give at least one member a positive weight"));
    }
}
