package io.limbeck.plugins.federation.round;

import io.limbeck.spi.ComponentContext;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.ModelSpec;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Problem;
import io.limbeck.spi.Schedule;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.Wired;
import io.limbeck.spi.federation.AggregationStrategy;
import io.limbeck.spi.federation.Availability;
import io.limbeck.spi.federation.Partitioner;
import io.limbeck.spi.federation.UpdateFilter;
import io.limbeck.spi.model.Lesson;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.model.TeacherSource;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.spi.tensorflow.Trainer;
import io.limbeck.spi.tensorflow.TrainingRecipe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A model trained by a federation. In every round a share of the clients is sampled; each trains on its own rows from the
 * global weights and sends how its weights changed; the aggregation strategy makes new global weights of that.
 */
final class Federated implements TeacherSource {

    static final String CLIENTS = "clients";
    static final String AGGREGATION = "aggregation";
    static final String FILTERS = "filters";
    static final String AVAILABILITY = "availability";
    static final String STEP = "serverStep";
    static final String GLOBAL = "globalObjective";

    private final FederatedSettings settings;
    private final Members members;
    private final TrainingRecipe recipe;
    private final Trainer trainer;
    private final boolean remembers;

    /** Who takes part and by which rules. */
    record Members(
            Partitioner partitioner,
            AggregationStrategy strategy,
            List<UpdateFilter> filters,
            Availability availability,
            Optional<ServerStep> step) {}

    Federated(FederatedSettings settings, ComponentContext context) {
        this.settings = settings;
        List<Wired<LossTerm>> global = context.inputs(GLOBAL, LossTerm.KIND);
        this.recipe = Recipes.of(settings.train(), context, global);
        this.remembers = !global.isEmpty();
        this.members = new Members(
                context.input(CLIENTS, Partitioner.KIND),
                context.input(AGGREGATION, AggregationStrategy.KIND),
                context.inputs(FILTERS, UpdateFilter.KIND).stream()
                        .map(Wired::value)
                        .toList(),
                context.inputs(AVAILABILITY, Availability.KIND).stream()
                        .map(Wired::value)
                        .findFirst()
                        .orElse((client, round) -> Availability.Presence.WHOLE),
                context.inputs(STEP, ServerStep.KIND).stream().map(Wired::value).findFirst());
        this.trainer = context.service(Trainer.class);
        for (Wired<?> term : recipe.objective()) {
            if (term.weight() instanceof Schedule.Target) {
                throw new InvalidInputException(Problem.error(
                        "objective",
                        "the weight of '" + term.id()
                                + "' is driven to a target, which no client can measure by itself",
                        "write a number or a ramp over rounds as weight"));
            }
        }
    }

    static Ports ports(FederatedSettings settings, PortSpecs inputs) {
        List<String> taps = inputs.spec("architecture", ModelSpec.class)
                .map(ModelSpec::taps)
                .orElse(List.of());
        boolean quantities = inputs.data().map(data -> data.codes().isEmpty()).orElse(true);
        Ports ports = Ports.giving(
                new ModelSpec(inputs.data().map(TableSpec::classes).orElse(List.of()), taps, quantities, 0, true));
        for (Problem problem : Recipes.problems(settings.train())) {
            ports = ports.with(problem);
        }
        if (settings.judgeEvery() == 0
                && (settings.stopping().isPresent() || settings.target().isPresent())) {
            ports = ports.with(Problem.error(
                    "judgeEvery",
                    "is '0', so that there is nothing to stop by and no target to reach",
                    "write 1 or more, or take stopping and target out"));
        }
        return ports;
    }

    @Override
    public boolean spreads() {
        return true;
    }

    @Override
    public Teacher open(Lesson lesson) {
        if (remembers && !lesson.models("teacher").isEmpty()) {
            throw new InvalidInputException(Problem.error(
                    GLOBAL,
                    "is taught by past global models, but there is a teacher as well, and clients listen to one of them",
                    "take the terms out, or use them in an experiment without a teacher"));
        }
        return new Federation(settings, members, recipe, remembers, trainer, lesson).run();
    }

    @Override
    public String fingerprint() {
        return members.availability().fingerprint();
    }

    @Override
    public Teacher reopen(Lesson lesson, Path folder) throws IOException {
        return new FederatedModel(
                trainer.load(recipe, lesson, folder), History.read(folder), members.partitioner(), lesson.random());
    }
}
