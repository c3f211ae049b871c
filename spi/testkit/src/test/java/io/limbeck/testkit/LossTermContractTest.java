package io.limbeck.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limbeck.spi.Component;
import io.limbeck.spi.NoSettings;
import io.limbeck.spi.model.View;
import io.limbeck.spi.tensorflow.LossInputs;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.spi.tensorflow.Need;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** A contract is worth what it catches: a sound term keeps it, and each spoilt one breaks the clause meant for it. */
final class LossTermContractTest {

    private static final View LAYER = new View.Tap("layer");

    private static final Map<String, List<Integer>> IMAGES = Map.of("layer", List.of(2, 2, 3));

    /** {@code Σ w · |s - t|² / Σ w}: sound, and zero where student and teacher agree. */
    private static Operand<TFloat32> distance(LossInputs in) {
        Ops tf = in.tf();
        Operand<TFloat32> square = tf.math.square(tf.math.sub(in.logits(), in.teacherLogits()));
        Operand<TFloat32> perRow = tf.math.mul(in.weights(), tf.reduceSum(square, tf.constant(1)));
        return tf.math.divNoNan(tf.reduceSum(perRow, tf.constant(0)), tf.reduceSum(in.weights(), tf.constant(0)));
    }

    @Nested
    class ASoundTerm extends LossTermContract {
        @Override
        protected Component<?, ?> component() {
            return Component.of(
                    LossTerm.KIND,
                    "test/distance",
                    NoSettings.class,
                    settings -> termOf(Set.of(Need.TEACHER_LOGITS), LossTermContractTest::distance));
        }

        @Override
        protected boolean zeroWhereStudentIsTeacher() {
            return true;
        }
    }

    /** {@code mean((s - t)²)} between layers of images: sound. */
    private static Operand<TFloat32> layerDistance(LossInputs in) {
        Ops tf = in.tf();
        Operand<TFloat32> difference = tf.math.sub(in.taps().get("layer"), in.teacherView(LAYER));
        return tf.math.mean(tf.math.square(difference), tf.constant(new int[] {0, 1, 2, 3}));
    }

    @Nested
    class ASoundTermOnLayers extends LossTermContract {
        @Override
        protected Component<?, ?> component() {
            return onLayers(LossTermContractTest::layerDistance);
        }

        @Override
        protected Map<String, List<Integer>> studentTaps() {
            return IMAGES;
        }

        @Override
        protected List<Integer> shapeOf(View view, int classes) {
            return IMAGES.get("layer");
        }

        @Override
        protected boolean zeroWhereStudentIsTeacher() {
            return true;
        }
    }

    private static Component<?, ?> onLayers(Function<LossInputs, Operand<TFloat32>> loss) {
        return Component.of(LossTerm.KIND, "test/layers", NoSettings.class, settings -> new LossTerm() {
            @Override
            public Set<Need> needs() {
                return Set.of();
            }

            @Override
            public Set<View> views() {
                return Set.of(LAYER);
            }

            @Override
            public Operand<TFloat32> loss(LossInputs inputs) {
                return loss.apply(inputs);
            }
        });
    }

    private static LossTermContract layerContract(Function<LossInputs, Operand<TFloat32>> loss) {
        return new LossTermContract() {
            @Override
            protected Component<?, ?> component() {
                return onLayers(loss);
            }

            @Override
            protected Map<String, List<Integer>> studentTaps() {
                return Map.of("layer", List.of(4));
            }
        };
    }

    @Test
    void aStoppedGradientOfALayerDisagreesWithFiniteDifferences() {
        LossTermContract spoilt = layerContract(in -> {
            Ops tf = in.tf();
            Operand<TFloat32> layer = in.taps().get("layer");
            return tf.math.mean(tf.math.mul(tf.stopGradient(layer), layer), tf.constant(new int[] {0, 1}));
        });
        assertThatThrownBy(() ->
                        runAll(spoilt.theGradientAgreesWithFiniteDifferences().toList()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("finite differences give");
    }

    @Test
    void aNormWithoutCareIsNotFiniteWhereALayerIsSilent() {
        LossTermContract spoilt = layerContract(in -> {
            Ops tf = in.tf();
            Operand<TFloat32> squares = tf.reduceSum(tf.math.square(in.taps().get("layer")), tf.constant(1));
            return tf.math.mean(tf.math.sqrt(squares), tf.constant(0));
        });
        assertThatThrownBy(spoilt::layersOfZerosGiveFiniteNumbers).isInstanceOf(AssertionError.class);
    }

    @Test
    void aTermThatLooksAtAnotherLayerThanItDeclaresIsToldWhatToDeclare() {
        LossTermContract spoilt = layerContract(in -> in.teacherView(new View.Tap("other")));
        assertThatThrownBy(spoilt::oneRowIsBatchEnough)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The batch's teacher shows no 'tap other'; declare it in 'views()'");
    }

    /** d/ds of (s - t)² / 4 over a layer of 2 × 2 × 1 is (s - t) / 2; the logits are not looked at. */
    @Test
    void theGradientOfALayerHasItsPlacesInOrder() {
        LossTerm term =
                (LossTerm) new FakeContext().create(onLayers(LossTermContractTest::layerDistance), new NoSettings());
        LossValue tried = LossHarness.of(term)
                .logits(new float[] {1, 2})
                .tap("layer", LayerRows.images(2, 2, 1, new float[] {1, 2, 3, 4}))
                .view(LAYER, LayerRows.images(2, 2, 1, new float[] {0, 4, 3, 0}))
                .evaluate();
        assertThat(tried.value()).isEqualTo((1 + 4 + 16) / 4f);
        assertThat(tried.tapGradient("layer")[0]).containsExactly(0.5f, -1, 0, 2);
        assertThat(tried.gradient()[0]).containsExactly(0, 0);
    }

    private static LossTerm termOf(Set<Need> needs, Function<LossInputs, Operand<TFloat32>> loss) {
        return new LossTerm() {
            @Override
            public Set<Need> needs() {
                return needs;
            }

            @Override
            public Operand<TFloat32> loss(LossInputs inputs) {
                return loss.apply(inputs);
            }
        };
    }

    private static LossTermContract contract(Set<Need> needs, Function<LossInputs, Operand<TFloat32>> loss) {
        return new LossTermContract() {
            @Override
            protected Component<?, ?> component() {
                return Component.of(LossTerm.KIND, "test/spoilt", NoSettings.class, settings -> termOf(needs, loss));
            }

            @Override
            protected boolean zeroWhereStudentIsTeacher() {
                return true;
            }
        };
    }

    private static void runAll(List<DynamicTest> tests) throws Throwable {
        for (DynamicTest test : tests) {
            test.getExecutable().execute();
        }
    }

    @Test
    void aStoppedGradientDisagreesWithFiniteDifferences() {
        LossTermContract spoilt = contract(Set.of(Need.TEACHER_LOGITS), in -> {
            Ops tf = in.tf();
            Operand<TFloat32> halfSeen = tf.math.mul(tf.stopGradient(in.logits()), in.logits());
            return tf.math.mean(halfSeen, tf.constant(new int[] {0, 1}));
        });
        assertThatThrownBy(() ->
                        runAll(spoilt.theGradientAgreesWithFiniteDifferences().toList()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("finite differences give");
    }

    @Test
    void aTermThatLooksAtTheFirstRowAloneMindsTheOrder() {
        LossTermContract spoilt = contract(Set.of(), in -> {
            Ops tf = in.tf();
            return tf.math.mean(tf.gather(in.logits(), tf.constant(0), tf.constant(0)), tf.constant(0));
        });
        assertThatThrownBy(() -> runAll(spoilt.theOrderOfTheRowsDoesNotMatter().toList()))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void theLogarithmOfASoftmaxIsNotFiniteAtExtremeLogits() {
        LossTermContract spoilt = contract(Set.of(), in -> {
            Ops tf = in.tf();
            Operand<TFloat32> logarithms = tf.math.log(tf.nn.softmax(in.logits()));
            return tf.math.mean(logarithms, tf.constant(new int[] {0, 1}));
        });
        assertThatThrownBy(() -> runAll(spoilt.extremeLogitsGiveFiniteNumbers().toList()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("finite");
    }

    @Test
    void aPlainDivisionByTheSizeOfAGroupIsNotFiniteWhereItIsAbsent() {
        LossTermContract spoilt = contract(Set.of(Need.GROUPS), in -> {
            Ops tf = in.tf();
            Operand<TFloat32> inFirst =
                    tf.dtypes.cast(tf.math.equal(in.groups("first"), tf.constant(1)), TFloat32.class);
            Operand<TFloat32> sum =
                    tf.reduceSum(tf.math.mul(inFirst, tf.reduceSum(in.logits(), tf.constant(1))), tf.constant(0));
            return tf.math.div(sum, tf.reduceSum(inFirst, tf.constant(0)));
        });
        assertThatThrownBy(spoilt::aBatchWithoutOneOfTheGroupsGivesFiniteNumbers)
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(spoilt::aBatchWhoseGroupsAreUnknownGivesFiniteNumbers)
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void aTermThatAsksForMoreThanItDeclaresIsToldWhatToDeclare() {
        LossTermContract spoilt = contract(Set.of(), LossTermContractTest::distance);
        assertThatThrownBy(spoilt::oneRowIsBatchEnough)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("declare Need.TEACHER_LOGITS");
    }

    @Test
    void aTermThatIsNotZeroAtItsTeacherIsFound() {
        LossTermContract spoilt = contract(Set.of(Need.TEACHER_LOGITS), in -> {
            Ops tf = in.tf();
            return tf.math.add(distance(in), tf.constant(0.01f));
        });
        assertThatThrownBy(spoilt::whereStudentAndTeacherAgreeTheTermIsZeroIfItsAuthorSaysSo)
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void aTermWithoutAScalarIsRefused() {
        LossTerm perRow =
                termOf(Set.of(), in -> in.tf().reduceSum(in.logits(), in.tf().constant(1)));
        assertThatThrownBy(
                        () -> LossHarness.of(perRow).logits(new float[] {1, 2}).evaluate())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("must give a scalar");
    }

    @Test
    void anOperationWithoutAGradientIsRefused() {
        LossTerm sparse = termOf(Set.of(Need.LABELS), in -> in.tf()
                .math
                .mean(
                        in.tf()
                                .nn
                                .sparseSoftmaxCrossEntropyWithLogits(in.logits(), in.labels())
                                .loss(),
                        in.tf().constant(0)));
        assertThatThrownBy(() -> LossHarness.of(sparse)
                        .logits(new float[] {1, 2})
                        .labels(0)
                        .evaluate())
                .hasMessageContaining("SparseSoftmaxCrossEntropyWithLogits");
    }

    @Test
    void seededBatchesAreAFunctionOfTheirArguments() {
        LossBatch one = SeededBatches.batch(3, 6, 3, 2, Set.of(Need.LABELS, Need.GROUPS));
        LossBatch other = SeededBatches.batch(3, 6, 3, 2, Set.of(Need.LABELS, Need.GROUPS));
        assertThat(one.logits()).isDeepEqualTo(other.logits());
        assertThat(one.labels().orElseThrow()).containsExactly(other.labels().orElseThrow());
        assertThat(one.groups().get(1).counts()).containsExactly(3, 3);
        assertThat(one.teacher()).isEmpty();
    }

    @Test
    void anOptOutThatIsNotNeededAnyMoreIsFound() {
        LossTermContract sound = new ASoundTerm() {
            @Override
            protected Map<Behavior, String> optOuts() {
                return Map.of(Behavior.HAS_ITS_SLOPE, "it once held a part constant");
            }
        };
        assertThatThrownBy(() ->
                        runAll(sound.theGradientAgreesWithFiniteDifferences().toList()))
                .isInstanceOf(AssertionError.class)
                .hasMessage("the term opts out of HAS_ITS_SLOPE because 'it once held a part constant', but keeps it;"
                        + " take the opt-out away");
    }
}
