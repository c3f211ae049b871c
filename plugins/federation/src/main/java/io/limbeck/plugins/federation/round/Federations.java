package io.limbeck.plugins.federation.round;

import io.limbeck.spi.Component;
import io.limbeck.spi.Port;
import io.limbeck.spi.federation.AggregationStrategy;
import io.limbeck.spi.federation.Availability;
import io.limbeck.spi.federation.Consensus;
import io.limbeck.spi.federation.Partitioner;
import io.limbeck.spi.federation.UpdateFilter;
import io.limbeck.spi.model.TeacherSource;
import io.limbeck.spi.tensorflow.Augmentation;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.spi.tensorflow.Optimizer;
import io.limbeck.spi.tensorflow.StudentArchitecture;
import io.limbeck.spi.tensorflow.Trainer;
import java.util.List;

/** Models that federations train. */
public final class Federations {

    private static final Port ARCHITECTURE = Port.one("architecture", StudentArchitecture.KIND, "The forward graph");
    private static final Port OBJECTIVE = Port.many("objective", LossTerm.KIND, "The loss terms that each client sums")
            .orElse("distillation/cross-entropy");
    private static final Port OPTIMIZER = Port.one(
                    "train.optimizer", Optimizer.KIND, "How clients follow their gradients")
            .orElse("optimizers/sgd");
    private static final Port AUGMENT = Port.many(
            "augment", Augmentation.KIND, "What is done at random to the features of a training batch, in order");
    private static final Port CLIENTS = Port.one(Federated.CLIENTS, Partitioner.KIND, "Who holds which rows")
            .orElse("federation/iid");
    private static final Port AVAILABILITY =
            Port.optional(Federated.AVAILABILITY, Availability.KIND, "Which sampled clients take part, and how");
    private static final Port TEACHER = Port.optional(
                    "teacher", TeacherSource.KIND, "The model that clients learn from")
            .fromExperiment();

    private Federations() {}

    /** {@return all of them} */
    public static List<Component<?, ?>> components() {
        return List.of(
                Component.of(TeacherSource.KIND, "federation/federated", FederatedSettings.class, Federated::new)
                        .inputs(
                                ARCHITECTURE,
                                OBJECTIVE,
                                OPTIMIZER,
                                AUGMENT,
                                CLIENTS,
                                Port.one(
                                                Federated.AGGREGATION,
                                                AggregationStrategy.KIND,
                                                "What the server makes of updates")
                                        .orElse("federation/fedavg"),
                                Port.many(
                                        Federated.FILTERS,
                                        UpdateFilter.KIND,
                                        "What happens to updates on their way, in order"),
                                AVAILABILITY,
                                Port.optional(
                                        Federated.STEP,
                                        ServerStep.KIND,
                                        "What the server does with new weights before it hands them out"),
                                Port.many(
                                                Federated.GLOBAL,
                                                LossTerm.KIND,
                                                "Loss terms that are taught by past global models (FedGKD)")
                                        .withOwnTeacher(),
                                Port.optional(
                                                Trainer.START,
                                                TeacherSource.KIND,
                                                "The model whose weights the first round starts from")
                                        .orElse("models/trained"),
                                TEACHER)
                        .ports(Federated::ports),
                Component.of(
                                ServerStep.KIND,
                                "federation/ensemble-fusion",
                                EnsembleFusion.Settings.class,
                                EnsembleFusion::new)
                        .inputs(
                                Port.many("objective", LossTerm.KIND, "The loss terms of the ensemble's answers")
                                        .orElse("distillation/kd")
                                        .withOwnTeacher(),
                                Port.one("train.optimizer", Optimizer.KIND, "How the ensemble is followed")
                                        .orElse("optimizers/adam"),
                                Port.one(Exchange.CONSENSUS, Consensus.KIND, "What becomes of the answers")
                                        .orElse("federation/mean-logits"))
                        .ports(EnsembleFusion::ports),
                Component.of(TeacherSource.KIND, "federation/exchange", ExchangeSettings.class, Exchange::new)
                        .inputs(
                                Port.one("architecture", StudentArchitecture.KIND, "The forward graph of the student"),
                                Port.many(
                                        Exchange.ARCHITECTURES,
                                        StudentArchitecture.KIND,
                                        "The forward graphs of clients, dealt out in turn; the student's unless given"),
                                Port.many("objective", LossTerm.KIND, "The loss terms of a client's own rows")
                                        .orElse("distillation/cross-entropy"),
                                Port.many(Exchange.DIGEST, LossTerm.KIND, "The loss terms of the consensus")
                                        .orElse("distillation/kd")
                                        .withOwnTeacher(),
                                Port.one("train.optimizer", Optimizer.KIND, "How clients follow their gradients")
                                        .orElse("optimizers/adam"),
                                Port.one("digest.optimizer", Optimizer.KIND, "How the consensus is followed")
                                        .orElse("optimizers/adam"),
                                CLIENTS,
                                Port.one(Exchange.CONSENSUS, Consensus.KIND, "What becomes of the answers")
                                        .orElse("federation/mean-logits"),
                                AVAILABILITY)
                        .ports(Exchange::ports),
                Component.of(TeacherSource.KIND, "federation/alone", Alone.Settings.class, Alone::new)
                        .inputs(
                                ARCHITECTURE,
                                OBJECTIVE,
                                OPTIMIZER,
                                AUGMENT,
                                CLIENTS,
                                Port.optional(
                                                Trainer.START,
                                                TeacherSource.KIND,
                                                "The model whose weights all clients start from")
                                        .orElse("models/trained"),
                                TEACHER)
                        .ports(Alone::ports));
    }
}
