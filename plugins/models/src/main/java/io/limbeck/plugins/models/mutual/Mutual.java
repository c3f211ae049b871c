package io.limbeck.plugins.models.mutual;

import io.limbeck.spi.ComponentContext;
import io.limbeck.spi.ComponentId;
import io.limbeck.spi.Default;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.ModelSpec;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Problem;
import io.limbeck.spi.Schedule;
import io.limbeck.spi.Summary;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.Wired;
import io.limbeck.spi.model.Lesson;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.model.TeacherSource;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.spi.tensorflow.Optimizer;
import io.limbeck.spi.tensorflow.StudentArchitecture;
import io.limbeck.spi.tensorflow.TrainSettings;
import io.limbeck.spi.tensorflow.Trainer;
import io.limbeck.spi.tensorflow.TrainingRecipe;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Deep mutual learning [1]: N peers are trained together, each on its own objective plus the mean divergence of the
 * other peers' probabilities from its own. Peer i minimises {@code L_i + weight/(N-1) · Σ_{j≠i} T² · KL(p_j ‖ p_i)}, in
 * which {@code p_j} is a constant: no gradient of peer i's terms reaches peer j. No teacher is needed; a model that has
 * one can use it in the peers' objective.
 *
 * <p>All peers take each step at once, from each other's outputs before the step; the paper's algorithm lets them take
 * turns within a batch. One of them answers in the end, and all can be seen as members.
 *
 * <p>[1] Zhang, Xiang, Hospedales, Lu: Deep Mutual Learning, 2018.
 */
public final class Mutual implements TeacherSource {

    /** The port of the architectures. */
    public static final String PEERS = "peers";

    private static final ComponentId ID = ComponentId.of("models/mutual");

    /**
     * How peers are trained.
     *
     * @param keep the peer that answers
     * @param temperature T of the divergence
     * @param weight weight of the divergence
     * @param train length and portions
     */
    @Summary("Deep mutual learning: peers trained together, each learning from the others' outputs as well")
    public record Settings(
            @Summary("Which peer answers in the end, counted from 0") @Default("0") @PositiveOrZero
            int keep,

            @Summary("Temperature at which peers compare their outputs") @Default("1") @Positive
            double temperature,

            @Summary("Weight of the mean divergence from the other peers") @Default("1") @PositiveOrZero
            double weight,

            @Summary("How long and in which portions the peers are trained") @Default("{}") @Valid
            TrainSettings train) {}

    private final TrainingRecipe recipe;
    private final int peers;
    private final Trainer trainer;

    /** Puts peers and objective together; complains about fewer than two peers. */
    public Mutual(Settings settings, ComponentContext context) {
        List<StudentArchitecture> architectures = context.inputs(PEERS, StudentArchitecture.KIND).stream()
                .map(Wired::value)
                .toList();
        this.peers = architectures.size();
        problem(settings, peers).ifPresent(problem -> {
            throw new InvalidInputException(problem);
        });
        List<Wired<LossTerm>> objective = new ArrayList<>();
        for (int i = 0; i < peers; i++) {
            for (Wired<LossTerm> term : context.inputs("objective", LossTerm.KIND)) {
                objective.add(new Wired<>(term.node(), term.id(), new OfPeer(i, term.value()), term.weight()));
            }
            LossTerm divergence = new PeerDivergence(i, peers, settings.temperature());
            objective.add(new Wired<>(context.node(), ID, divergence, Schedule.constant(settings.weight())));
        }
        this.recipe = new TrainingRecipe(
                new Peers(architectures, settings.keep()),
                objective,
                context.input("train.optimizer", Optimizer.KIND),
                settings.train());
        this.trainer = context.service(Trainer.class);
    }

    /** First phase: the layers of the peer that answers, and as many members as there are peers. */
    public static Ports ports(Settings settings, PortSpecs inputs) {
        int count = (int) inputs.byPort().keySet().stream()
                .filter(port -> port.startsWith(PEERS + "["))
                .count();
        Optional<ModelSpec> kept = inputs.spec(PEERS + "[" + settings.keep() + "]", ModelSpec.class);
        boolean quantities = inputs.data().map(data -> data.codes().isEmpty()).orElse(true);
        Ports ports = Ports.giving(new ModelSpec(
                inputs.data().map(TableSpec::classes).orElse(List.of()),
                kept.map(ModelSpec::taps).orElse(List.of()),
                quantities,
                Math.max(2, count)));
        return settings.train().epochs().equals(Optional.of(0))
                ? ports.with(Problem.error(
                        "train.epochs",
                        "must be greater than 0, but is '0', so that nothing would be learnt",
                        "write a positive number"))
                : ports;
    }

    private static Optional<Problem> problem(Settings settings, int peers) {
        if (peers < 2) {
            return Optional.of(Problem.error(
                    PEERS,
                    "must be two or more to learn from each other, but there " + (peers == 1 ? "is 1" : "are none"),
                    "name architectures: 'peers: [{use: models/mlp, hidden: [32]}, models/linear]'"));
        }
        if (settings.keep() >= peers) {
            return Optional.of(Problem.error(
                    "keep",
                    "must be less than " + peers + ", the number of peers, but is '" + settings.keep() + "'",
                    "write 0 for the first peer, " + (peers - 1) + " for the last"));
        }
        return Optional.empty();
    }

    @Override
    public Teacher open(Lesson lesson) {
        return new MutualModel(trainer.train(recipe, lesson), peers);
    }

    @Override
    public Teacher reopen(Lesson lesson, Path folder) throws IOException {
        return new MutualModel(trainer.load(recipe, lesson, folder), peers);
    }
}
