package io.limbeck.plugins.federation.round;

import io.limbeck.spi.ComponentContext;
import io.limbeck.spi.ModelSpec;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Problem;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.Wired;
import io.limbeck.spi.federation.Availability;
import io.limbeck.spi.federation.Consensus;
import io.limbeck.spi.federation.Partitioner;
import io.limbeck.spi.model.Lesson;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.model.TeacherSource;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.spi.tensorflow.Optimizer;
import io.limbeck.spi.tensorflow.StudentArchitecture;
import io.limbeck.spi.tensorflow.Trainer;
import io.limbeck.spi.tensorflow.TrainingRecipe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A federation that exchanges predictions in place of weights. In every round clients train on their own rows, say what they
 * think of the public rows, and learn from the consensus; so does a student at the server, which is the model that comes of
 * it. With the mean as consensus this is FedMD [1] with a student, with entropy-reduced averaging DS-FL [2], with quantised
 * answers CFD [3].
 *
 * <p>[1] Li, Wang: FedMD: Heterogenous Federated Learning via Model Distillation, 2019, algorithm 1.
 *
 * <p>[2] Itahara et al.: Distillation-Based Semi-Supervised Federated Learning for Communication-Efficient Collaborative
 * Training with Non-IID Private Data, 2021, algorithm 1.
 *
 * <p>[3] Sattler, Marban, Rischke, Samek: Communication-Efficient Federated Distillation, 2020, section III.
 */
final class Exchange implements TeacherSource {

    static final String ARCHITECTURES = "architectures";
    static final String DIGEST = "digestObjective";
    static final String CONSENSUS = "consensus";

    /**
     * What takes part.
     *
     * @param own how clients train on their own rows, one recipe for each of their architectures
     * @param digest how they learn from the consensus, likewise
     * @param server how the server's student learns from the consensus
     */
    record Parties(
            List<TrainingRecipe> own,
            List<TrainingRecipe> digest,
            TrainingRecipe server,
            Partitioner partitioner,
            Consensus consensus,
            Availability availability) {}

    private final ExchangeSettings settings;
    private final Parties parties;
    private final Trainer trainer;

    Exchange(ExchangeSettings settings, ComponentContext context) {
        this.settings = settings;
        this.trainer = context.service(Trainer.class);
        StudentArchitecture student = context.input("architecture", StudentArchitecture.KIND);
        List<StudentArchitecture> clients = context.inputs(ARCHITECTURES, StudentArchitecture.KIND).stream()
                .map(Wired::value)
                .toList();
        List<StudentArchitecture> kinds = clients.isEmpty() ? List.of(student) : clients;
        List<Wired<LossTerm>> own = context.inputs("objective", LossTerm.KIND);
        List<Wired<LossTerm>> digest = context.inputs(DIGEST, LossTerm.KIND);
        Optimizer first = context.input("train.optimizer", Optimizer.KIND);
        Optimizer second = context.input("digest.optimizer", Optimizer.KIND);
        this.parties = new Parties(
                kinds.stream()
                        .map(kind -> new TrainingRecipe(kind, own, first, settings.train()))
                        .toList(),
                kinds.stream()
                        .map(kind -> new TrainingRecipe(kind, digest, second, settings.digest()))
                        .toList(),
                new TrainingRecipe(student, digest, second, settings.digest()),
                context.input(Federated.CLIENTS, Partitioner.KIND),
                context.input(CONSENSUS, Consensus.KIND),
                context.inputs(Federated.AVAILABILITY, Availability.KIND).stream()
                        .map(Wired::value)
                        .findFirst()
                        .orElse((client, round) -> Availability.Presence.WHOLE));
    }

    static Ports ports(ExchangeSettings settings, PortSpecs inputs) {
        List<String> taps = inputs.spec("architecture", ModelSpec.class)
                .map(ModelSpec::taps)
                .orElse(List.of());
        boolean quantities = inputs.data().map(data -> data.codes().isEmpty()).orElse(true);
        Ports ports = Ports.giving(
                new ModelSpec(inputs.data().map(TableSpec::classes).orElse(List.of()), taps, quantities, 0, true));
        for (Problem problem : Recipes.problems(settings.train())) {
            ports = ports.with(problem);
        }
        for (Problem problem : Recipes.problems(settings.digest(), "digest")) {
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
        return new ExchangeRounds(settings, parties, trainer, lesson).run();
    }

    @Override
    public Teacher reopen(Lesson lesson, Path folder) throws IOException {
        return new FederatedModel(
                trainer.load(parties.server(), lesson, folder),
                History.read(folder),
                parties.partitioner(),
                lesson.random());
    }
}
