package io.limbeck.engine.run;

import io.limbeck.engine.experiment.BoundExperiment;
import io.limbeck.engine.experiment.BoundExperiment.BoundEdge;
import io.limbeck.engine.experiment.BoundExperiment.BoundNode;
import io.limbeck.engine.plan.Seeds;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.DatasetSource;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Splitter;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.data.Targets;
import io.limbeck.spi.data.Transform;
import io.limbeck.spi.model.TeacherSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Reads, splits and prepares data sets; keeps the latest few in memory, never on disk. */
final class DataPreparer implements AutoCloseable {

    private static final int KEPT = 2;
    private static final String SPLIT = "split";
    private static final String PREPARE = "prepare";

    /** Rows as read, with the split they were published with. */
    private record Source(Table rows, List<Split> published) {}

    /** A data set, and the transforms that prepared it: they may not be closed before. */
    private record Ready(Prepared data, Components transforms) {}

    private final Workplace workplace;
    private final Path base;
    private final Map<String, Source> sources = new LinkedHashMap<>(4, 0.75f, true);
    private final Map<String, Ready> ready = new LinkedHashMap<>(4, 0.75f, true);
    private final Map<String, String> fingerprints = new HashMap<>();

    DataPreparer(Workplace workplace, Path base) {
        this.workplace = workplace;
        this.base = base;
    }

    private static <V> Optional<V> makeRoom(Map<String, V> latest) {
        if (latest.size() < KEPT) {
            return Optional.empty();
        }
        return Optional.ofNullable(latest.remove(latest.keySet().iterator().next()));
    }

    /** {@return how many data sets are held in memory} */
    int kept() {
        return Math.max(sources.size(), ready.size());
    }

    /** {@return what a data set or a model says of the files it reads} */
    String fingerprint(BoundExperiment experiment, BoundNode node) {
        return fingerprints.computeIfAbsent(sourceIdentity(experiment, node), key -> {
            try (Components components = components(experiment)) {
                RandomSource none = new RandomSource(0);
                if (node.component().kind().equals(DatasetSource.KIND)) {
                    DatasetSource source = components.make(node, DatasetSource.KIND, none);
                    return within(node.place(), source::fingerprint);
                }
                TeacherSource source = components.make(node, TeacherSource.KIND, none);
                return within(node.place(), source::fingerprint);
            }
        });
    }

    private Components components(BoundExperiment experiment) {
        return new Components(experiment, workplace, base);
    }

    /** {@return a data set ready for one repetition} */
    Prepared prepare(BoundExperiment experiment, String place, int repetition) {
        BoundNode node = components(experiment).node(place);
        String key = identity(experiment, node) + "#" + experiment.seed() + "#" + repetition;
        Ready known = ready.get(key);
        if (known == null) {
            makeRoom(ready).ifPresent(oldest -> oldest.transforms().close());
            known = build(experiment, place, node, repetition);
            ready.put(key, known);
        }
        return known.data();
    }

    /**
     * {@return the rows of a data set as they are read}: those that were published as test rows, or all where none were
     */
    Table unprepared(BoundExperiment experiment, String place) {
        Source source = source(experiment, place);
        int[] test = IntStream.range(0, source.published().size())
                .filter(row -> source.published().get(row) == Split.TEST)
                .toArray();
        return test.length == 0 ? source.rows() : source.rows().select(test);
    }

    /** {@return rows of a file in the data set's own form if it has one, else with the columns of the rows it is like} */
    Table newRows(BoundExperiment experiment, String place, Path file, Supplier<Table> like) {
        try (Components components = components(experiment)) {
            DatasetSource source = components.make(components.node(place), DatasetSource.KIND, new RandomSource(0));
            return source.readNew(file).orElseGet(() -> NewRows.read(file, like.get(), source::group));
        }
    }

    @Override
    public void close() {
        ready.values().forEach(one -> one.transforms().close());
        ready.clear();
        sources.clear();
    }

    /** Everything that decides what a data set gives, apart from the files: settings of the node and its parts. */
    private static String identity(BoundExperiment experiment, BoundNode node) {
        return identity(experiment, node, Set.of());
    }

    /** Everything that decides what is read: how the rows are split and prepared does not. */
    private static String sourceIdentity(BoundExperiment experiment, BoundNode node) {
        return identity(experiment, node, Set.of(SPLIT, PREPARE));
    }

    private static String identity(BoundExperiment experiment, BoundNode node, Set<String> without) {
        StringBuilder text = new StringBuilder()
                .append(node.component().id())
                .append(node.canonical())
                .append(node.seed());
        node.inputs().forEach((port, edges) -> {
            for (BoundEdge edge : without.contains(port) ? List.<BoundEdge>of() : edges) {
                BoundNode part = experiment.nodes().get(edge.from());
                if (part != null) {
                    text.append('|').append(port).append(':').append(identity(experiment, part));
                }
            }
        });
        return text.toString();
    }

    private Source source(BoundExperiment experiment, String place) {
        try (Components components = components(experiment)) {
            BoundNode node = components.node(place);
            String key = sourceIdentity(experiment, node);
            Source known = sources.get(key);
            if (known == null) {
                makeRoom(sources);
                DatasetSource source = components.make(node, DatasetSource.KIND, new RandomSource(0));
                known = within(
                        place, () -> new Source(IdentifierColumns.masked(source.read()), source.publishedSplit()));
                sources.put(key, known);
            }
            return known;
        }
    }

    private Ready build(BoundExperiment experiment, String place, BoundNode node, int repetition) {
        Components transforms = components(experiment);
        try {
            return new Ready(build(experiment, place, node, repetition, transforms), transforms);
        } catch (RuntimeException | Error e) {
            transforms.close();
            throw e;
        }
    }

    private Prepared build(
            BoundExperiment experiment, String place, BoundNode node, int repetition, Components components) {
        Source source = source(experiment, place);
        RandomSource random = Seeds.node(experiment.seed(), repetition, node.seed());
        Map<Split, Table> splits = split(components, node, source, random);
        scale(splits);
        List<Transform.Fitted> fitted = new ArrayList<>();
        List<BoundEdge> edges = components.edges(node, PREPARE);
        for (int i = 0; i < edges.size(); i++) {
            BoundNode part = components.node(edges.get(i).from());
            RandomSource own = Seeds.part(random, PREPARE, i, part.seed());
            Transform transform = components.make(part.place(), Transform.KIND, own);
            within(part.place(), () -> {
                Transform.Fitted one = transform.fit(rows(splits, Split.TRAIN), own);
                splits.replaceAll((split, rows) -> one.apply(rows, split));
                fitted.add(one);
                return one;
            });
        }
        requireNumbers(place, rows(splits, Split.TRAIN));
        return new Prepared(source.rows(), splits, fitted);
    }

    /** Numbers to predict are put on the scale of the training rows. */
    private static void scale(Map<Split, Table> splits) {
        rows(splits, Split.TRAIN)
                .targets()
                .map(Targets::standardized)
                .ifPresent(scale -> splits.replaceAll((split, rows) ->
                        rows.withTargets(rows.targets().orElseThrow().onScaleOf(scale))));
    }

    private static Map<Split, Table> split(Components components, BoundNode node, Source source, RandomSource random) {
        BoundNode part = components.node(components.edges(node, SPLIT).get(0).from());
        RandomSource own = Seeds.part(random, SPLIT, 0, part.seed());
        Splitter splitter = components.make(part.place(), Splitter.KIND, own);
        Map<Split, int[]> rows = within(part.place(), () -> splitter.split(source.rows(), source.published(), own));
        Map<Split, Table> splits = new EnumMap<>(Split.class);
        for (Split split : Split.values()) {
            splits.put(split, source.rows().select(rows.getOrDefault(split, new int[0])));
        }
        if (rows(splits, Split.TRAIN).rows() == 0 || rows(splits, Split.TEST).rows() == 0) {
            throw new InvalidInputException(Problem.error(
                    part.place(),
                    "leaves no rows for " + (rows(splits, Split.TRAIN).rows() == 0 ? "training" : "test"),
                    "give train and test a larger share; the data set has "
                            + source.rows().rows() + " rows"));
        }
        return splits;
    }

    private static Table rows(Map<Split, Table> splits, Split split) {
        Table rows = splits.get(split);
        if (rows == null) {
            throw new IllegalStateException("The data set has no split '" + split.label() + "'");
        }
        return rows;
    }

    private static void requireNumbers(String place, Table rows) {
        if (!rows.isNumeric()) {
            throw new InvalidInputException(Problem.error(
                    place + ".prepare",
                    "leaves categorical columns, which no model can read",
                    "add 'data/one-hot' to " + place + ".prepare"));
        }
    }

    private static <T> T within(String place, Supplier<T> work) {
        try {
            return work.get();
        } catch (InvalidInputException e) {
            throw Components.within(place, e);
        }
    }
}
