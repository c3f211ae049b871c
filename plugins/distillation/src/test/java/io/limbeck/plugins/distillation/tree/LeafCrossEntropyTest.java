package io.limbeck.plugins.distillation.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.plugins.distillation.tree.LeafCrossEntropy.Target;
import io.limbeck.spi.Component;
import io.limbeck.spi.ModelSpec;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Problem;
import io.limbeck.testkit.LayerRows;
import io.limbeck.testkit.LossBatch;
import io.limbeck.testkit.LossHarness;
import io.limbeck.testkit.LossTermContract;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LeafCrossEntropyTest {

    private static LossBatch batch(float[][] leaves, Optional<int[]> labels, Optional<float[][]> teacher) {
        return new LossBatch(new float[2][2], labels, teacher, new float[] {1, 3}, List.of(), 1)
                .withTap("expected-leaf", new LayerRows(leaves, List.of(2)));
    }

    /**
     * By hand: the first row ends at a leaf (.5 .5) for certain, the second at (.9 .1) and (.2 .8) by halves; labels 0 and
     * 1; weights 1 and 3: (log 2 - 3 · ½ (log .1 + log .8)) / 4.
     */
    @Test
    void everyLeafAnswersForItself() {
        float half = (float) Math.log(.5);
        float[][] leaves = {
            {half, half},
            {(float) (Math.log(.9) + Math.log(.2)) / 2, (float) (Math.log(.1) + Math.log(.8)) / 2}
        };
        double expected = (Math.log(2) - 1.5 * (Math.log(.1) + Math.log(.8))) / 4;
        LossBatch batch = batch(leaves, Optional.of(new int[] {0, 1}), Optional.empty());
        assertThat(LossHarness.of(new LeafCrossEntropy(new LeafCrossEntropy.Settings(Target.LABELS, 1)), batch)
                        .value())
                .isCloseTo(expected, within(1e-6));
    }

    /** By hand: at temperature 2 the teacher's logits (2 log 3, 0) are (3/4, 1/4), and (0, 0) are even. */
    @Test
    void theTeachersDistributionIsSoftened() {
        float[][] leaves = {{-1, -2}, {-3, -5}};
        float[][] teacher = {{(float) (2 * Math.log(3)), 0}, {0, 0}};
        LossBatch batch = batch(leaves, Optional.empty(), Optional.of(teacher));
        assertThat(LossHarness.of(new LeafCrossEntropy(new LeafCrossEntropy.Settings(Target.TEACHER, 2)), batch)
                        .value())
                .isCloseTo((1.25 + 3 * 4) / 4, within(1e-5));
    }

    @Test
    void aStudentWithoutLeavesIsRefusedBeforeAnythingRuns() {
        PortSpecs specs = new PortSpecs(Map.of("architecture", new ModelSpec(List.of(), List.of("hidden0", "logits"))));
        List<Problem> problems = LeafCrossEntropy.ports(new LeafCrossEntropy.Settings(Target.LABELS, 1), specs)
                .problems();
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.message())
                    .isEqualTo("needs a student with the layer 'expected-leaf', but this one has [hidden0, logits]");
            assertThat(problem.remedy()).contains("models/soft-tree");
        });
    }

    @Test
    void aSoftTreeIsAcceptedAndSoIsAStudentThatIsNotKnownYet() {
        PortSpecs tree = new PortSpecs(Map.of("architecture", new ModelSpec(List.of(), List.of("expected-leaf"))));
        LeafCrossEntropy.Settings settings = new LeafCrossEntropy.Settings(Target.LABELS, 1);
        assertThat(LeafCrossEntropy.ports(settings, tree).problems()).isEmpty();
        assertThat(LeafCrossEntropy.ports(settings, PortSpecs.NONE).problems()).isEmpty();
    }

    @Nested
    class WithLabels extends LossTermContract {
        @Override
        protected Component<?, ?> component() {
            return TreeTerms.components().get(0);
        }

        @Override
        protected Map<String, List<Integer>> studentTaps(int classes) {
            return Map.of("expected-leaf", List.of(classes));
        }
    }

    @Nested
    final class WithTheTeacher extends WithLabels {
        @Override
        protected Record settings() {
            return new LeafCrossEntropy.Settings(Target.TEACHER, 3);
        }
    }
}
