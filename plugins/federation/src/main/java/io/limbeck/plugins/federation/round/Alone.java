package io.limbeck.plugins.federation.round;

import io.limbeck.spi.ComponentContext;
import io.limbeck.spi.Default;
import io.limbeck.spi.ModelSpec;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Problem;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.Summary;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.federation.Partitioner;
import io.limbeck.spi.model.Lesson;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.model.TeacherSource;
import io.limbeck.spi.tensorflow.TrainSettings;
import io.limbeck.spi.tensorflow.Trainer;
import io.limbeck.spi.tensorflow.TrainingRecipe;
import io.limbeck.spi.tensorflow.local.LocalTask;
import io.limbeck.spi.tensorflow.local.Replicas;
import jakarta.validation.Valid;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * One model for each client, trained on its own rows and asked about them: what clients reach without a federation, and,
 * where it starts from a federation's model, personal fine-tuning.
 */
final class Alone implements TeacherSource {

    @Summary("A model for each client, trained on its own rows alone; from a federation's model, personal fine-tuning")
    record Settings(
            @Summary("How a client trains") @Default("{}") @Valid
            TrainSettings train) {}

    private final TrainingRecipe recipe;
    private final Partitioner partitioner;
    private final Trainer trainer;

    Alone(Settings settings, ComponentContext context) {
        this.recipe = Recipes.of(settings.train(), context);
        this.partitioner = context.input(Federated.CLIENTS, Partitioner.KIND);
        this.trainer = context.service(Trainer.class);
    }

    static Ports ports(Settings settings, PortSpecs inputs) {
        Ports ports =
                Ports.giving(new ModelSpec(inputs.data().map(TableSpec::classes).orElse(List.of())));
        for (Problem problem : Recipes.problems(settings.train())) {
            ports = ports.with(problem);
        }
        return ports;
    }

    @Override
    public boolean spreads() {
        return true;
    }

    @Override
    public Teacher open(Lesson lesson) {
        int[][] parts = Parts.of(partitioner, lesson.rows(Split.TRAIN), Split.TRAIN, lesson.random());
        int[] clients = IntStream.range(0, parts.length)
                .filter(client -> parts[client].length > 0)
                .toArray();
        Replicas replicas = trainer.replicas(recipe, lesson, 0, false);
        try {
            float[] first = replicas.initial();
            float[][] weights = new float[parts.length][];
            for (int client = 0; client < parts.length; client++) {
                weights[client] = first;
            }
            RandomSource random = lesson.random().child("alone");
            replicas.train(
                    clients.length,
                    number -> {
                        int[] part = parts[clients[number]];
                        return new LocalTask(
                                part,
                                first,
                                new float[0],
                                replicas.steps(part.length),
                                0,
                                1,
                                random.child(clients[number]),
                                false);
                    },
                    (number, result) -> {
                        weights[clients[number]] = result.weights();
                        lesson.progress().report(number + 1, clients.length, Map.of());
                    });
            return new OwnModels(replicas, weights, partitioner, lesson);
        } catch (RuntimeException | Error e) {
            replicas.close();
            throw e;
        }
    }

    @Override
    public Teacher reopen(Lesson lesson, Path folder) throws IOException {
        float[][] weights = OwnModels.read(folder);
        return new OwnModels(trainer.replicas(recipe, lesson, 0, false), weights, partitioner, lesson);
    }
}
