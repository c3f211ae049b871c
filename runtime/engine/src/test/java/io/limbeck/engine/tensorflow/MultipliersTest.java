package io.limbeck.engine.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Progress;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.Schedule;
import io.limbeck.spi.Schedule.Target;
import io.limbeck.spi.Schedule.Target.On;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.Lesson;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.spi.tensorflow.TrainingRecipe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Weights that are driven to a target, followed by hand: a linear model that begins at zero and does not learn gives each of
 * two classes the probability ½, and decides for the first.
 */
class MultipliersTest {

    private static final Table TRAIN = Classroom.clouds(20, 2, 1, 5, 4);

    @TempDir
    Path folder;

    private final List<String> warnings = new ArrayList<>();

    /** The mean probability of the second class. */
    private static LossTerm second() {
        return Recipes.loss(in -> in.tf()
                .math
                .mean(
                        in.tf()
                                .math
                                .mul(in.tf().nn.softmax(in.logits()), in.tf().constant(new float[] {0, 2})),
                        in.tf().constant(new int[] {0, 1})));
    }

    private Map<String, Double> train(LossTerm term, Target target, Table validation, List<Map<String, Double>> curve) {
        Classroom classroom = new Classroom(TRAIN, validation, 17, folder);
        TrainingRecipe recipe = new TrainingRecipe(
                Recipes.linear(),
                List.of(Recipes.wired(Recipes.crossEntropy(), Schedule.ONE), Recipes.wired(term, target)),
                Recipes.sgd(Schedule.constant(0)),
                Recipes.epochs(4, 20));
        try (Teacher model = new TensorFlowTrainer(SessionOptions.CPU).train(recipe, listening(classroom))) {
            classroom.reports.forEach(report -> curve.add(report.metrics()));
            return model.facts();
        }
    }

    private Lesson listening(Classroom classroom) {
        return new Lesson() {
            @Override
            public Table rows(Split split) {
                return classroom.rows(split);
            }

            @Override
            public List<Teacher> models(String port) {
                return classroom.models(port);
            }

            @Override
            public List<Double> weights(String port) {
                return classroom.weights(port);
            }

            @Override
            public RandomSource random() {
                return classroom.random();
            }

            @Override
            public Progress progress() {
                return new Progress() {
                    @Override
                    public void report(long done, long total, Map<String, Double> metrics) {
                        classroom.progress().report(done, total, metrics);
                    }

                    @Override
                    public void warn(String message) {
                        warnings.add(message);
                    }
                };
            }

            @Override
            public Path checkpoints() {
                return classroom.checkpoints();
            }
        };
    }

    private static List<Double> path(List<Map<String, Double>> curve, String name) {
        return curve.stream()
                .map(point -> Math.round(point.get(name) * 1e6) / 1e6)
                .toList();
    }

    /** ½ is 0.2 above 0.3: the weight rises by 2 · 0.2 an epoch, and objective by its half. */
    @Test
    void itRisesByRateTimesExcessAfterEachEpoch() {
        List<Map<String, Double>> curve = new ArrayList<>();
        Map<String, Double> facts = train(second(), new Target(0.3, 2, 1, 100, On.PROBABILITIES), TRAIN, curve);
        assertThat(path(curve, "test/loss weight")).containsExactly(1.0, 1.4, 1.8, 2.2);
        assertThat(path(curve, "test/loss measure")).containsOnly(0.5);
        double crossEntropy = Math.log(2);
        assertThat(curve.get(2).get("objective")).isCloseTo(crossEntropy + 1.8 * 0.5, within(1e-5));
        assertThat(facts.get("test/loss weight")).isCloseTo(2.2, within(1e-6));
        assertThat(facts).containsEntry("test/loss measure", 0.5);
        assertThat(facts.get("test/loss excess")).isCloseTo(0.2, within(1e-6));
    }

    @Test
    void itFallsNoLowerThanZeroAndRisesNoHigherThanItsMost() {
        List<Map<String, Double>> curve = new ArrayList<>();
        train(second(), new Target(0.9, 2, 1, 100, On.PROBABILITIES), TRAIN, curve);
        assertThat(path(curve, "test/loss weight")).containsExactly(1.0, 0.2, 0.0, 0.0);
        List<Map<String, Double>> other = new ArrayList<>();
        train(second(), new Target(0.3, 2, 1, 1.5, On.PROBABILITIES), TRAIN, other);
        assertThat(path(other, "test/loss weight")).containsExactly(1.0, 1.4, 1.5, 1.5);
    }

    @Test
    void onDecisionsEveryProbabilityIsNoneOrOne() {
        List<Map<String, Double>> curve = new ArrayList<>();
        Map<String, Double> facts = train(second(), new Target(0.3, 1, 1, 100, On.DECISIONS), TRAIN, curve);
        assertThat(path(curve, "test/loss measure"))
                .as("all are decided to be of the first class")
                .containsOnly(0.0);
        assertThat(path(curve, "test/loss weight")).containsExactly(1.0, 0.7, 0.4, 0.1);
        assertThat(facts).containsEntry("test/loss excess", 0.0);
        assertThat(warnings).isEmpty();
    }

    /** A term that is no mean over rows: measured in portions of 8192 it would not be 9000. */
    @Test
    void itIsMeasuredOnAllValidationRowsAtOnce() {
        LossTerm count = Recipes.loss(
                in -> in.tf().reduceSum(in.tf().onesLike(in.weights()), in.tf().constant(0)));
        List<Map<String, Double>> curve = new ArrayList<>();
        train(count, new Target(0, 1e-6, 0, 100, On.PROBABILITIES), Classroom.clouds(9000, 2, 1, 6, 4), curve);
        assertThat(path(curve, "test/loss measure")).containsOnly(9000.0);
    }

    @Test
    void aTargetThatWasMissedIsSaidWithWhatToDo() {
        train(second(), new Target(0.3, 2, 1, 1.5, On.PROBABILITIES), TRAIN, new ArrayList<>());
        assertThat(warnings)
                .containsExactly(
                        "The target of 'test/loss' was not met: on the validation rows it ended at 0.5000, 0.2000 above"
                                + " the wanted 0.3; its weight stood at 1.50, the most it may be: raise 'max', or be content with a"
                                + " higher 'to'");
        warnings.clear();
        train(second(), new Target(0.3, 2, 1, 100, On.PROBABILITIES), TRAIN, new ArrayList<>());
        assertThat(warnings)
                .singleElement()
                .asString()
                .endsWith("its weight stood at 2.20, and was still free to rise: give more epochs or a higher 'rate'");
    }

    @Test
    void withoutValidationRowsATargetIsWrongInput() {
        Target target = new Target(0.3, 2, 1, 100, On.DECISIONS);
        assertThatThrownBy(() -> train(second(), target, Classroom.empty(TRAIN), new ArrayList<>()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("objective: the weight of a term is driven to a target, which is measured on the validation"
                        + " split, but that is empty\n"
                        + "    give it a share in data.split, or write a number or a ramp as weight");
    }
}
