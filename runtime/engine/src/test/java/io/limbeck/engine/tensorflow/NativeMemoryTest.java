package io.limbeck.engine.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.tensorflow.TrainingRecipe;
import java.nio.file.Path;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeMemoryTest {

    private static final int MODELS = 50;
    private static final int HIDDEN = 4000;

    @Test
    void modelsThatAreClosedTakeNoMemory(@TempDir Path folder) {
        Table rows = Classroom.clouds(32, 2, 1, 1, 100);
        TrainingRecipe recipe = Recipes.recipe(Recipes.dense(0, HIDDEN), Recipes.adam(0.01), Recipes.steps(4, 16));
        train(recipe, rows, folder, 8);
        System.gc();
        long counted = Pointer.totalBytes();
        long resident = Pointer.physicalBytes();
        train(recipe, rows, folder, MODELS);
        System.gc();
        // Weights, their two moments and the model's own copy, four bytes each: what a leak would leave behind.
        long leak = MODELS * 4L * 4 * 100 * HIDDEN;
        assertThat(Pointer.totalBytes() - counted).isLessThan(1 << 20);
        assertThat(Pointer.physicalBytes() - resident).isLessThan(leak / 4);
    }

    private static void train(TrainingRecipe recipe, Table rows, Path folder, int times) {
        TensorFlowTrainer trainer = new TensorFlowTrainer(SessionOptions.CPU);
        for (int i = 0; i < times; i++) {
            Classroom lesson = new Classroom(rows, rows, i, folder);
            try (Teacher model = trainer.train(recipe, lesson)) {
                assertThat(model.outputs(rows, Split.TEST).rows()).isEqualTo(32);
            }
        }
    }
}
