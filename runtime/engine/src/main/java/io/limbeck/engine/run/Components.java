package io.limbeck.engine.run;

import io.limbeck.engine.experiment.BoundExperiment;
import io.limbeck.engine.experiment.BoundExperiment.BoundEdge;
import io.limbeck.engine.experiment.BoundExperiment.BoundNode;
import io.limbeck.engine.plan.Seeds;
import io.limbeck.engine.tensorflow.TensorFlowTrainer;
import io.limbeck.spi.Component;
import io.limbeck.spi.ComponentContext;
import io.limbeck.spi.ComponentKind;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.Wired;
import io.limbeck.spi.data.DatasetSource;
import io.limbeck.spi.model.TeacherSource;
import io.limbeck.spi.tensorflow.Trainer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the components of one experiment, each with its parts. Closing it closes what it made. */
final class Components implements AutoCloseable {

    private final BoundExperiment experiment;
    private final Workplace workplace;
    private final Path base;
    private final List<AutoCloseable> toClose = new ArrayList<>();

    Components(BoundExperiment experiment, Workplace workplace, Path base) {
        this.experiment = experiment;
        this.workplace = workplace;
        this.base = base;
    }

    BoundNode node(String place) {
        BoundNode node = experiment.nodes().get(place);
        if (node == null) {
            throw new IllegalArgumentException("The experiment has no node '" + place + "'");
        }
        return node;
    }

    /** {@return the places plugged into a port, in order} */
    List<BoundEdge> edges(BoundNode node, String port) {
        return node.inputs().getOrDefault(port, List.of());
    }

    /** Makes the component at a place; {@code random} is the node's own. */
    <T> T make(String place, ComponentKind<T> kind, RandomSource random) {
        return make(node(place), kind, random);
    }

    /** Makes the component of a node; {@code random} is the node's own. */
    <T> T make(BoundNode node, ComponentKind<T> kind, RandomSource random) {
        Context context = new Context(node, random);
        try {
            Object made = create(node.component(), node.settings(), context);
            if (made instanceof AutoCloseable closeable) {
                toClose.add(closeable);
            }
            return kind.type().cast(made);
        } catch (InvalidInputException e) {
            throw e == context.ofPart ? e : within(node.place(), e);
        }
    }

    /** {@return the same problems, seen from an enclosing place} */
    static InvalidInputException within(String place, InvalidInputException wrong) {
        return new InvalidInputException(
                wrong.problems().stream().map(problem -> problem.within(place)).toList());
    }

    @Override
    public void close() {
        for (int i = toClose.size() - 1; i >= 0; i--) {
            try {
                toClose.get(i).close();
            } catch (Exception e) {
                System.getLogger(Components.class.getName())
                        .log(System.Logger.Level.WARNING, "A component could not be closed", e);
            }
        }
        toClose.clear();
    }

    private static <S extends Record> Object create(Component<S, ?> component, Record settings, Context context) {
        Object made = component.create(component.settings().cast(settings), context);
        if (made == null) {
            throw new IllegalStateException("The component '" + component.id() + "' made nothing");
        }
        return made;
    }

    private final class Context implements ComponentContext {

        private final BoundNode node;
        private final RandomSource random;

        /** What a part or the host complained about; its places are whole already. */
        private @Nullable InvalidInputException ofPart;

        Context(BoundNode node, RandomSource random) {
            this.node = node;
            this.random = random;
        }

        @Override
        public String node() {
            return node.place();
        }

        @Override
        public RandomSource random(String name) {
            return random.child(name);
        }

        @Override
        public Path baseDirectory() {
            return base;
        }

        @Override
        public Path dataDirectory(String name) {
            Path data = workplace
                    .data()
                    .orElseThrow(() -> new InvalidInputException(Problem.error(
                            "",
                            "needs the data set '" + name + "', but the environment variable LIMBECK_DATA is not set",
                            "set LIMBECK_DATA to the folder that holds '" + name
                                    + "/', or get it with 'limbeck data fetch " + name + "'")));
            Path folder = data.resolve(name);
            if (!Files.isDirectory(folder)) {
                throw new InvalidInputException(Problem.error(
                        "",
                        "there is no folder '" + folder + "'",
                        "get the data set with 'limbeck data fetch " + name
                                + "', or point LIMBECK_DATA at the folder that holds '" + name + "/'"));
            }
            return folder;
        }

        @Override
        public <T> List<Wired<T>> inputs(String port, ComponentKind<T> kind) {
            if (kind.equals(DatasetSource.KIND) || kind.equals(TeacherSource.KIND)) {
                throw new IllegalStateException("A " + kind.id()
                        + " reaches a component when it runs, through its lesson, not while it is made");
            }
            List<Wired<T>> wired = new ArrayList<>();
            List<BoundEdge> edges = edges(node, port);
            for (int i = 0; i < edges.size(); i++) {
                BoundNode part = Components.this.node(edges.get(i).from());
                RandomSource own = Seeds.part(random, port, i, part.seed());
                wired.add(new Wired<>(
                        part.place(),
                        part.component().id(),
                        part(part, kind, own),
                        edges.get(i).weight()));
            }
            return wired;
        }

        private <T> T part(BoundNode part, ComponentKind<T> kind, RandomSource own) {
            try {
                return make(part, kind, own);
            } catch (InvalidInputException e) {
                ofPart = e;
                throw e;
            }
        }

        private Trainer trainer() {
            try {
                return new TensorFlowTrainer(
                        workplace.session(), workplace.betweenCheckpoints(), workplace.workforce(), workplace.stop());
            } catch (InvalidInputException e) {
                ofPart = e;
                throw e;
            }
        }

        @Override
        public <T> T service(Class<T> type) {
            if (type.equals(Trainer.class)) {
                return type.cast(trainer());
            }
            throw new IllegalStateException("This host has no service '" + type.getName() + "'");
        }
    }
}
