package io.limbeck.plugins.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limbeck.spi.ComponentId;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.ModelSpec;
import io.limbeck.spi.PortSpec;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Problem;
import io.limbeck.spi.Schedule;
import io.limbeck.spi.Wired;
import io.limbeck.spi.model.Lesson;
import io.limbeck.spi.model.ModelOutputs;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.tensorflow.LossInputs;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.spi.tensorflow.Need;
import io.limbeck.spi.tensorflow.Optimizer;
import io.limbeck.spi.tensorflow.StudentArchitecture;
import io.limbeck.spi.tensorflow.TrainSettings;
import io.limbeck.spi.tensorflow.Trainer;
import io.limbeck.spi.tensorflow.TrainingRecipe;
import io.limbeck.spi.tensorflow.local.Replicas;
import io.limbeck.testkit.FakeContext;
import io.limbeck.testkit.SeededTables;
import io.limbeck.testkit.SettingsDefaults;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

class TrainedTest {

    private static final StudentArchitecture ARCHITECTURE = new Linear(SettingsDefaults.of(Linear.Settings.class));
    private static final Optimizer OPTIMIZER = new Sgd(SettingsDefaults.of(Sgd.Settings.class));
    private static final Trained.Settings SETTINGS = SettingsDefaults.of(Trained.Settings.class);

    /** Trains nothing and remembers what it was asked for. */
    private static final class RememberingTrainer implements Trainer {

        private final List<TrainingRecipe> trained = new ArrayList<>();
        private final List<Path> loaded = new ArrayList<>();

        @Override
        public Teacher train(TrainingRecipe recipe, Lesson lesson) {
            trained.add(recipe);
            return (rows, split) -> new ModelOutputs(new float[2 * rows.rows()], 2);
        }

        @Override
        public Replicas replicas(TrainingRecipe recipe, Lesson lesson, double proximal, boolean shifts) {
            throw new IllegalStateException("Nothing is trained on parts of the rows here");
        }

        @Override
        public Teacher load(TrainingRecipe recipe, Lesson lesson, Path folder) {
            loaded.add(folder);
            return (rows, split) -> new ModelOutputs(new float[2 * rows.rows()], 2);
        }
    }

    private record AnyLoss() implements LossTerm {
        @Override
        public Set<Need> needs() {
            return Set.of();
        }

        @Override
        public Operand<TFloat32> loss(LossInputs inputs) {
            throw new IllegalStateException("Nothing is trained here");
        }
    }

    private static <T> Wired<T> plug(String place, String id, T value) {
        return new Wired<>(place, ComponentId.of(id), value, Schedule.constant(.5));
    }

    private static FakeContext context(Trainer trainer) {
        return new FakeContext()
                .with("architecture", plug("student.architecture", "models/linear", ARCHITECTURE))
                .with("train.optimizer", plug("student.train.optimizer", "optimizers/sgd", OPTIMIZER))
                .with(Trainer.class, trainer);
    }

    @Test
    void theTrainerGetsTheWholeRecipe() throws IOException {
        RememberingTrainer trainer = new RememberingTrainer();
        Wired<LossTerm> term = plug("student.objective[0]", "test/any", new AnyLoss());
        Trained trained = new Trained(SETTINGS, context(trainer).with("objective", term));
        Lesson lesson = FixedLesson.of(SeededTables.numericTable(1, 10));
        trained.open(lesson);
        trained.reopen(lesson, Path.of("somewhere"));
        TrainingRecipe recipe = trainer.trained.get(0);
        assertThat(recipe.architecture()).isSameAs(ARCHITECTURE);
        assertThat(recipe.optimizer()).isSameAs(OPTIMIZER);
        assertThat(recipe.objective()).containsExactly(term);
        assertThat(recipe.train()).isEqualTo(SETTINGS.train());
        assertThat(trainer.loaded).containsExactly(Path.of("somewhere"));
    }

    @Test
    void withoutAnObjectiveThereIsNothingToLearn() {
        assertThatThrownBy(() -> new Trained(SETTINGS, context(new RememberingTrainer())))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("objective: is empty")
                .hasMessageContaining("distillation/cross-entropy");
    }

    @Test
    void epochsAndStepsCannotBothHold() {
        TrainSettings both =
                SettingsDefaults.of(TrainSettings.class, Map.of("epochs", Optional.of(3), "steps", Optional.of(200)));
        assertThat(Trained.ports(new Trained.Settings(both), PortSpecs.NONE).problems())
                .singleElement()
                .extracting(Problem::where, Problem::message)
                .containsExactly("train.steps", "'200' steps and '3' epochs cannot both hold");
    }

    private static List<Problem> problems(int epochs, Map<String, PortSpec> specs) {
        TrainSettings train = SettingsDefaults.of(TrainSettings.class, Map.of("epochs", Optional.of(epochs)));
        return Trained.ports(new Trained.Settings(train), new PortSpecs(specs)).problems();
    }

    @Test
    void noEpochsAreOfUseOnlyToAModelThatStartsFromAnother() {
        ModelSpec base = new ModelSpec(List.of("no", "yes"), List.of(), true, 0, true);
        assertThat(problems(0, Map.of("start", base))).isEmpty();
        assertThat(problems(0, Map.of()))
                .singleElement()
                .extracting(Problem::where, Problem::message)
                .containsExactly("train.epochs", "must be greater than 0, but is '0', so that nothing would be learnt");
    }

    @Test
    void aModelWithoutVariablesIsNothingToStartFrom() {
        assertThat(problems(1, Map.of("start", new ModelSpec(List.of("no", "yes")))))
                .singleElement()
                .extracting(Problem::where, Problem::message)
                .containsExactly("start", "has no variables to start from: only models trained here have them");
    }

    @Test
    void layersThatContradictThemselvesAreProblems() {
        Map<String, TrainSettings.Layer> layers = Map.of(
                "hidden0", new TrainSettings.Layer(true, Optional.of(2.0), 1, false),
                "logits", new TrainSettings.Layer(false, Optional.empty(), 1, true));
        TrainSettings train = SettingsDefaults.of(TrainSettings.class, Map.of("layers", layers));
        assertThat(Trained.ports(new Trained.Settings(train), PortSpecs.NONE).problems())
                .extracting(Problem::message)
                .containsExactly(
                        "the layer 'hidden0' is frozen to the end, but also for '2.0' epochs",
                        "the layer 'logits' is to start fresh, which it does anyway: there is no model to start from");
    }

    @Test
    void itGivesTheClassesOfItsDataAndTheTapsOfItsArchitecture() {
        PortSpecs specs = new PortSpecs(Map.of(
                "data",
                SeededTables.numericTable(1, 10).spec(),
                "architecture",
                new ModelSpec(List.of(), List.of("hidden0"))));
        Ports ports = Trained.ports(SETTINGS, specs);
        assertThat(ports.problems()).isEmpty();
        assertThat(ports.output()).contains(new ModelSpec(List.of("no", "yes"), List.of("hidden0"), true, 0, true));
    }
}
