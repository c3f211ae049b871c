package io.limbeck.plugins.federation.round;

import io.limbeck.spi.ComponentContext;
import io.limbeck.spi.Default;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Problem;
import io.limbeck.spi.Summary;
import io.limbeck.spi.Wired;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.federation.ClientUpdate;
import io.limbeck.spi.federation.Consensus;
import io.limbeck.spi.federation.Round;
import io.limbeck.spi.model.Lesson;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.spi.tensorflow.Optimizer;
import io.limbeck.spi.tensorflow.TrainSettings;
import io.limbeck.spi.tensorflow.Trainer;
import io.limbeck.spi.tensorflow.TrainingRecipe;
import io.limbeck.spi.tensorflow.local.LocalTask;
import io.limbeck.spi.tensorflow.local.Replicas;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * FedDF [1]: the server takes the models of the round's clients for an ensemble and distils it, on public rows, into the
 * averaged model.
 *
 * <p>[1] Lin, Kong, Stich, Jaggi: Ensemble Distillation for Robust Model Fusion in Federated Learning, 2020, algorithm 1.
 */
final class EnsembleFusion implements ServerStep {

    @Summary("FedDF: distils the round's client models, as an ensemble, into the averaged model on public rows")
    record Settings(
            @Summary("Share of the training rows that is public: nobody's own, labels not read")
            @Default("0.1")
            @DecimalMin(value = "0", inclusive = false)
            @DecimalMax(value = "1", inclusive = false)
            double publicShare,

            @Summary("How the server learns from the ensemble in one round; 1 epoch unless given") @Default("{}") @Valid
            TrainSettings train) {}

    private final Settings settings;
    private final Consensus consensus;
    private final Trainer trainer;
    private final Optimizer optimizer;
    private final List<Wired<LossTerm>> objective;

    EnsembleFusion(Settings settings, ComponentContext context) {
        this.settings = settings;
        this.consensus = context.input(Exchange.CONSENSUS, Consensus.KIND);
        this.objective = context.inputs("objective", LossTerm.KIND);
        this.optimizer = context.input("train.optimizer", Optimizer.KIND);
        this.trainer = context.service(Trainer.class);
    }

    static Ports ports(Settings settings, PortSpecs inputs) {
        Ports ports = Ports.NONE;
        for (Problem problem : Recipes.problems(settings.train())) {
            ports = ports.with(problem);
        }
        return ports;
    }

    @Override
    public double publicShare() {
        return settings.publicShare();
    }

    @Override
    public Work prepare(TrainingRecipe recipe, Lesson open) {
        TrainingRecipe digest = new TrainingRecipe(recipe.architecture(), objective, optimizer, settings.train());
        return new Fusing(trainer.replicas(digest, open, 0, false), open.rows(Split.TRAIN));
    }

    private final class Fusing implements Work {

        private final Replicas replicas;
        private final Table open;

        Fusing(Replicas replicas, Table open) {
            this.replicas = replicas;
            this.open = open;
        }

        @Override
        public double[] after(double[] weights, float[] sent, List<ClientUpdate> updates, Round round) {
            if (updates.isEmpty()) {
                return weights;
            }
            List<Consensus.Answer> answers = new ArrayList<>();
            updates.stream()
                    .sorted(Comparator.comparingInt(ClientUpdate::client))
                    .forEach(update -> answers.add(new Consensus.Answer(
                            update.client(), update.rows(), replicas.outputs(moved(sent, update.change()), open))));
            replicas.teach(consensus.agree(answers));
            int[] all = IntStream.range(0, open.rows()).toArray();
            LocalTask task = new LocalTask(
                    all,
                    Vectors.floats(weights),
                    new float[0],
                    replicas.steps(all.length),
                    round.number(),
                    round.rounds(),
                    round.random().child("fusion"),
                    false);
            List<double[]> fused = new ArrayList<>();
            replicas.train(1, number -> task, (number, result) -> fused.add(Vectors.doubles(result.weights())));
            return fused.get(0);
        }

        private float[] moved(float[] from, double[] change) {
            float[] to = new float[from.length];
            for (int i = 0; i < to.length; i++) {
                to[i] = (float) (from[i] + change[i]);
            }
            return to;
        }

        @Override
        public void close() {
            replicas.close();
        }
    }
}
