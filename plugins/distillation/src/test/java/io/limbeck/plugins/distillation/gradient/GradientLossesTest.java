package io.limbeck.plugins.distillation.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.spi.Component;
import io.limbeck.spi.ModelSpec;
import io.limbeck.spi.PortSpec;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Problem;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.model.View.InputGradient;
import io.limbeck.spi.model.View.InputGradient.Of;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.testkit.FeatureStudent;
import io.limbeck.testkit.LayerRows;
import io.limbeck.testkit.LossHarness;
import io.limbeck.testkit.SettingsDefaults;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Closed forms. The test kit's student is linear around its features, and its gradients are known, see {@link
 * FeatureStudent#gradient}.
 */
final class GradientLossesTest {

    private static final float[] LOGITS = {0.7f, -1.2f, 2f};
    private static final float[] TEACHER = {1.5f, 3f, -0.5f};
    private static final int FEATURES = FeatureStudent.FEATURES;

    private static double[] student(int label) {
        return FeatureStudent.gradient(LOGITS, label);
    }

    private static double value(LossTerm term, Of of, float... shown) {
        List<Integer> shape = of == Of.ALL ? List.of(3, FEATURES) : List.of(FEATURES);
        return LossHarness.of(term)
                .logits(LOGITS)
                .labels(2)
                .teacher(TEACHER)
                .view(new InputGradient(of), new LayerRows(new float[][] {shown}, shape))
                .value();
    }

    private static double distance(double[] gradient, float... shown) {
        double sum = 0;
        for (int i = 0; i < shown.length; i++) {
            sum += (gradient[i] - shown[i]) * (gradient[i] - shown[i]);
        }
        return sum;
    }

    private static double norm(double... vector) {
        double squares = 0;
        for (double entry : vector) {
            squares += entry * entry;
        }
        return Math.sqrt(squares);
    }

    private static final float[] SHOWN = {0.4f, -0.3f, 1.1f, 0.2f};

    @Test
    void theGradientOfTheLogitOfTheTrueClassIsItsSlope() {
        LossTerm term = new JacobianMatch(new JacobianMatch.Settings(JacobianMatch.Of.LABEL, false, true));
        assertThat(value(term, Of.LABEL, SHOWN)).isCloseTo(distance(student(2), SHOWN), within(1e-5));
    }

    @Test
    void theStudentsGradientIsThatOfTheTeachersDecision() {
        LossTerm term = new JacobianMatch(new JacobianMatch.Settings(JacobianMatch.Of.DECISION, false, true));
        assertThat(value(term, Of.DECISION, SHOWN)).isCloseTo(distance(student(1), SHOWN), within(1e-5));
    }

    @Test
    void theGradientOfTheLossWeighsTheSlopesByWhatTheProbabilitiesLack() {
        double sum = 0;
        for (float logit : LOGITS) {
            sum += Math.exp(logit);
        }
        double[] expected = new double[FEATURES];
        for (int label = 0; label < 3; label++) {
            double lack = Math.exp(LOGITS[label]) / sum - (label == 2 ? 1 : 0);
            for (int feature = 0; feature < FEATURES; feature++) {
                expected[feature] += lack * student(label)[feature];
            }
        }
        LossTerm term = new InputGradientMatch(new InputGradientMatch.Settings(true));
        assertThat(value(term, Of.LOSS, SHOWN)).isCloseTo(distance(expected, SHOWN), within(1e-5));
    }

    /** For unit vectors, ‖a − b‖² = 2 − 2 cos(a, b). */
    @Test
    void directionsAreComparedByTheirAngle() {
        double[] gradient = student(1);
        double product = 0;
        for (int i = 0; i < FEATURES; i++) {
            product += gradient[i] * SHOWN[i];
        }
        double cosine = product / norm(gradient) / norm(SHOWN[0], SHOWN[1], SHOWN[2], SHOWN[3]);
        LossTerm term = new JacobianMatch(new JacobianMatch.Settings(JacobianMatch.Of.DECISION, true, true));
        assertThat(value(term, Of.DECISION, SHOWN)).isCloseTo(2 - 2 * cosine, within(1e-5));
        float[] opposite = new float[FEATURES];
        for (int i = 0; i < FEATURES; i++) {
            opposite[i] = (float) (-7 * gradient[i]);
        }
        assertThat(value(term, Of.DECISION, opposite)).as("the largest value").isCloseTo(4, within(1e-5));
    }

    @Test
    void allLogitsMakeOneJacobian() {
        double expected = 0;
        float[] shown = new float[3 * FEATURES];
        for (int label = 0; label < 3; label++) {
            for (int feature = 0; feature < FEATURES; feature++) {
                float one = 0.1f * (label + 1) - 0.2f * feature;
                shown[label * FEATURES + feature] = one;
                expected += Math.pow(student(label)[feature] - one, 2);
            }
        }
        LossTerm term = new JacobianMatch(new JacobianMatch.Settings(JacobianMatch.Of.ALL, false, true));
        assertThat(value(term, Of.ALL, shown)).isCloseTo(expected, within(1e-5));
    }

    @Test
    void aRowWithoutAnyGradientIsFiniteAndCountsOne() {
        LossTerm term = new JacobianMatch(new JacobianMatch.Settings(JacobianMatch.Of.DECISION, true, true));
        assertThat(value(term, Of.DECISION, new float[FEATURES])).isCloseTo(1, within(1e-5));
        assertThat(LossHarness.of(term)
                        .logits(new float[] {0, 0})
                        .teacher(new float[] {1, 0})
                        .view(new InputGradient(Of.DECISION), new LayerRows(new float[][] {SHOWN}, List.of(FEATURES)))
                        .evaluate()
                        .isFinite())
                .isTrue();
    }

    @Test
    void codesHaveNoGradientsAndThatIsTold() {
        TableSpec codes = new TableSpec(List.of(5), List.of("a", "b"), 1, Map.of(), 10, List.of(7, 7, 7, 7, 7));
        ModelSpec teacher = new ModelSpec(List.of("a", "b"));
        GradientTerms.components().forEach(component -> {
            List<Problem> found = problems(component, Map.of("data", codes, "teacher", teacher));
            assertThat(found).singleElement().satisfies(problem -> {
                assertThat(problem.message()).contains("the features of this data set are codes to be looked up");
                assertThat(problem.remedy()).contains("distillation/kd");
            });
            assertThat(problems(component, Map.of())).singleElement().satisfies(problem -> assertThat(problem.message())
                    .contains("needs a teacher"));
        });
    }

    private static <S extends Record> List<Problem> problems(Component<S, ?> component, Map<String, PortSpec> specs) {
        S settings = SettingsDefaults.of(component.settings());
        return component.ports(settings, new PortSpecs(specs)).problems();
    }
}
