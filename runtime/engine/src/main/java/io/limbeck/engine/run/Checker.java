package io.limbeck.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.catalog.Catalog;
import io.limbeck.engine.document.ExperimentReader;
import io.limbeck.engine.document.Sweeps;
import io.limbeck.engine.document.Variant;
import io.limbeck.engine.experiment.Binder;
import io.limbeck.engine.experiment.BoundExperiment;
import io.limbeck.engine.experiment.BoundExperiment.BoundEdge;
import io.limbeck.engine.experiment.BoundExperiment.BoundNode;
import io.limbeck.engine.experiment.PartBinder;
import io.limbeck.engine.plan.BoundVariant;
import io.limbeck.engine.plan.Twins;
import io.limbeck.spi.ComponentKind;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.PortSpec;
import io.limbeck.spi.Problem;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.data.DatasetSource;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.metric.FairnessMetric;
import io.limbeck.spi.metric.Metric;
import io.limbeck.spi.model.TeacherSource;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.spi.tensorflow.Need;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns a submission into something that can be planned, or into all problems it has. */
final class Checker {

    private static final Set<ComponentKind<?>> MADE = Set.of(TeacherSource.KIND, Metric.KIND, FairnessMetric.KIND);

    private final Catalog catalog;
    private final Workplace workplace;

    Checker(Catalog catalog, Workplace workplace) {
        this.catalog = catalog;
        this.workplace = workplace;
    }

    /** Checks document and settings; opens no data. */
    Checked check(Submission submission) {
        ObjectNode document = ExperimentReader.parse(submission.document(), submission.source());
        submission.seed().ifPresent(seed -> document.put("seed", seed));
        List<Variant> written = Sweeps.variants(document, submission.overrides(), catalog);
        Set<Problem> problems = new LinkedHashSet<>();
        List<BoundVariant> bound = new ArrayList<>();
        for (Variant variant : written) {
            try {
                BoundExperiment experiment = Binder.bind(variant.experiment(), catalog);
                problems.addAll(needs(experiment, submission.base()));
                bound.add(new BoundVariant(bound.size(), label(variant), twins(experiment, submission.base())));
            } catch (InvalidInputException e) {
                problems.addAll(e.problems());
            }
        }
        throwIfAny(problems);
        Set<Problem> warnings = new LinkedHashSet<>();
        bound.forEach(variant -> warnings.addAll(variant.experiment().warnings()));
        return new Checked(document, written, bound, List.copyOf(warnings));
    }

    /** Checks the same again with the data at hand: shapes, classes and groups are known now. */
    void checkAgainstData(Checked checked, Path base, DataPreparer data) {
        Set<Problem> problems = new LinkedHashSet<>();
        for (BoundVariant variant : checked.variants()) {
            BoundExperiment experiment = variant.experiment();
            makeAll(experiment, base, problems);
            Map<String, TableSpec> actual = new LinkedHashMap<>();
            for (BoundNode node : experiment.nodes().values()) {
                if (node.component().kind().equals(DatasetSource.KIND)) {
                    try {
                        actual.put(
                                node.place(),
                                data.prepare(experiment, node.place(), 0)
                                        .rows(Split.TRAIN)
                                        .spec());
                    } catch (InvalidInputException e) {
                        problems.addAll(e.problems());
                    }
                }
            }
            if (problems.isEmpty()) {
                Binder.recheck(experiment, actual).stream()
                        .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                        .forEach(problems::add);
            }
        }
        throwIfAny(problems);
    }

    /** {@return what makes a variant differ, in as few words as will do}: {@code weight = 0.5} */
    private static String label(Variant variant) {
        Map<String, JsonNode> assignments = variant.assignments();
        boolean brief =
                assignments.keySet().stream().map(Checker::lastName).distinct().count() == assignments.size();
        return assignments.entrySet().stream()
                .map(one -> (brief ? lastName(one.getKey()) : one.getKey()) + " = "
                        + (one.getValue().isTextual()
                                ? one.getValue().asText()
                                : one.getValue().toString()))
                .collect(Collectors.joining(", "));
    }

    private static String lastName(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private static void throwIfAny(Set<Problem> problems) {
        if (problems.stream().anyMatch(problem -> problem.severity() == Problem.Severity.ERROR)) {
            throw new InvalidInputException(List.copyOf(problems));
        }
    }

    private BoundExperiment twins(BoundExperiment experiment, Path base) {
        return new Twins(
                        node -> needs(experiment, node, base),
                        (place, id, settings) -> PartBinder.bind(place, id, settings, catalog))
                .expand(experiment);
    }

    private Set<Need> needs(BoundExperiment experiment, BoundNode node, Path base) {
        try (Components components = new Components(experiment, workplace, base)) {
            return components.make(node, LossTerm.KIND, new RandomSource(0)).needs();
        }
    }

    /** Makes models and metrics once and lets them go: what is wrong with their files is known before a run begins. */
    private void makeAll(BoundExperiment experiment, Path base, Set<Problem> problems) {
        for (BoundNode node : experiment.nodes().values()) {
            if (MADE.contains(node.component().kind())) {
                try (Components components = new Components(experiment, workplace, base)) {
                    components.make(node, node.component().kind(), new RandomSource(0));
                } catch (InvalidInputException e) {
                    problems.addAll(e.problems());
                }
            }
        }
    }

    /** What loss terms need and do not get. Most say so themselves; this speaks for those that do not. */
    private List<Problem> needs(BoundExperiment experiment, Path base) {
        List<Problem> problems = new ArrayList<>();
        for (BoundNode model : experiment.nodes().values()) {
            if (model.component().kind().equals(TeacherSource.KIND)) {
                problems.addAll(differentData(experiment, model));
                for (BoundEdge edge : model.inputs().getOrDefault("objective", List.of())) {
                    BoundNode term = experiment.nodes().get(edge.from());
                    if (term != null) {
                        missing(experiment, model, needs(experiment, term, base))
                                .map(problem -> problem.within(term.place()))
                                .ifPresent(problems::add);
                    }
                }
            }
        }
        problems.addAll(withoutGroups(experiment));
        return problems;
    }

    /** A fairness metric that finds no groups would drop out of the report without a word. */
    private static List<Problem> withoutGroups(BoundExperiment experiment) {
        boolean groups = experiment.nodes().values().stream()
                .flatMap(node -> node.output().stream())
                .noneMatch(spec ->
                        spec instanceof TableSpec table && table.sensitive().isEmpty());
        if (groups) {
            return List.of();
        }
        return experiment.evaluate().stream()
                .flatMap(place -> Optional.ofNullable(experiment.nodes().get(place)).stream())
                .filter(node -> node.component().kind().equals(FairnessMetric.KIND))
                .map(node -> Problem.error(
                        node.place(),
                        "compares groups, but the data names no sensitive attribute",
                        "name one with 'sensitive: [...]' in the data section, or take this metric out"))
                .toList();
    }

    private static Optional<Problem> missing(BoundExperiment experiment, BoundNode model, Set<Need> needs) {
        Optional<TableSpec> data = output(experiment, model, "data", TableSpec.class);
        if (needs.contains(Need.TEACHER_LOGITS)
                && model.inputs().getOrDefault("teacher", List.of()).isEmpty()) {
            return Optional.of(Problem.error(
                    "",
                    "needs a teacher, but '" + model.place() + "' has none",
                    "add a 'teacher' section, or remove this term"));
        }
        if (needs.contains(Need.GROUPS)
                && data.isPresent()
                && data.get().sensitive().isEmpty()) {
            return Optional.of(Problem.error(
                    "",
                    "compares groups, but the data names no sensitive attribute",
                    "name one with 'sensitive: [...]' in the data section, or remove this term"));
        }
        if (needs.contains(Need.BINARY)
                && data.isPresent()
                && data.get().classes().size() > 2) {
            return Optional.of(Problem.error(
                    "",
                    "needs two classes, but the data has "
                            + data.get().classes().size(),
                    "use a term for several classes"));
        }
        return Optional.empty();
    }

    /** Outputs are kept by row, so that a teacher must have been asked about the very rows its student learns from. */
    private static List<Problem> differentData(BoundExperiment experiment, BoundNode model) {
        List<Problem> problems = new ArrayList<>();
        String own = from(model, "data");
        model.inputs().forEach((port, edges) -> {
            for (BoundEdge edge : edges) {
                BoundNode other = experiment.nodes().get(edge.from());
                if (other != null
                        && other.component().kind().equals(TeacherSource.KIND)
                        && !from(other, "data").equals(own)) {
                    problems.add(Problem.error(
                            model.place() + "." + port,
                            "learns from '" + own + "', but the model '" + other.place() + "' was made with '"
                                    + from(other, "data") + "'",
                            "let both use the same data section"));
                }
            }
        });
        return problems;
    }

    private static String from(BoundNode node, String port) {
        List<BoundEdge> edges = node.inputs().getOrDefault(port, List.of());
        return edges.isEmpty() ? "" : edges.get(0).from();
    }

    private static <P extends PortSpec> Optional<P> output(
            BoundExperiment experiment, BoundNode node, String port, Class<P> type) {
        BoundNode from = experiment.nodes().get(from(node, port));
        return from == null
                ? Optional.empty()
                : from.output().filter(type::isInstance).map(type::cast);
    }
}
