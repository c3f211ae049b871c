package io.limbeck.engine.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.catalog.Catalog;
import io.limbeck.engine.document.Experiment;
import io.limbeck.engine.document.Place;
import io.limbeck.engine.document.Sections;
import io.limbeck.engine.experiment.BoundExperiment.BoundEdge;
import io.limbeck.engine.experiment.BoundExperiment.BoundNode;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Port;
import io.limbeck.spi.PortSpec;
import io.limbeck.spi.Problem;
import io.limbeck.spi.Schedule;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.tensorflow.LossTerm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks an experiment against a catalog and gives it meaning: all of its problems at once, or none. */
public final class Binder {

    private final Catalog catalog;
    private final List<Problem> problems = new ArrayList<>();

    private Binder(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * Binds.
     *
     * @throws InvalidInputException with every problem of every node
     */
    public static BoundExperiment bind(Experiment experiment, Catalog catalog) {
        return new Binder(catalog).bind(experiment);
    }

    /**
     * {@return what does not fit now that data sets have been read}
     *
     * @param experiment a bound experiment
     * @param actual specs of the prepared rows, by the data set's place
     */
    public static List<Problem> recheck(BoundExperiment experiment, Map<String, TableSpec> actual) {
        return new SpecCheck(experiment.nodes(), actual)
                .run(asked(experiment.evaluate(), experiment.explain(), experiment.stress()));
    }

    /**
     * {@return the same experiment, with what is known of each node now that data sets have been read}
     *
     * @param experiment a bound experiment
     * @param actual specs of the prepared rows, by the data set's place
     */
    public static BoundExperiment informed(BoundExperiment experiment, Map<String, TableSpec> actual) {
        SpecCheck check = new SpecCheck(experiment.nodes(), actual);
        check.run(asked(experiment.evaluate(), experiment.explain(), experiment.stress()));
        return experiment.with(with(experiment.nodes(), check.outputs()), experiment.warnings());
    }

    private BoundExperiment bind(Experiment experiment) {
        Header header = Header.read(experiment.header(), problems);
        Map<String, Draft> drafts = new Wiring(experiment, catalog, problems).drafts();
        sections(drafts);
        Map<String, BoundNode> bound = new LinkedHashMap<>();
        drafts.forEach((place, draft) -> node(draft).ifPresent(node -> bound.put(place, node)));
        List<String> roots = drafts.keySet().stream()
                .filter(place -> Sections.at(Place.of(place)).isPresent() && !place.startsWith("parts"))
                .toList();
        Order order = new Order(bound);
        Map<String, BoundNode> sorted = order.from(roots);
        problems.addAll(order.problems());
        List<String> evaluate = List.of();
        List<String> explain = List.of();
        List<String> stress = List.of();
        if (errors().isEmpty()) {
            unused(bound, sorted, experiment);
            evaluate = entries(drafts, "evaluate");
            explain = entries(drafts, "explain");
            stress = entries(drafts, "stress");
        }
        SpecCheck check = new SpecCheck(sound(sorted), Map.of());
        problems.addAll(check.run(asked(evaluate, explain, stress)));
        if (!errors().isEmpty()) {
            throw new InvalidInputException(distinct());
        }
        return new BoundExperiment(
                header.name(),
                header.seed(),
                header.repeat(),
                header.twins(),
                with(sorted, check.outputs()),
                evaluate,
                explain,
                stress,
                distinct());
    }

    private static List<String> entries(Map<String, Draft> drafts, String section) {
        return drafts.keySet().stream()
                .filter(place ->
                        place.startsWith(section + "[") && Place.of(place).depth() == 2)
                .toList();
    }

    /** {@return places of what finished models are given to} */
    @SafeVarargs
    private static List<String> asked(List<String>... sections) {
        return Stream.of(sections).flatMap(List::stream).toList();
    }

    /** {@return nodes without an error, and with none in what is plugged into them}: what is said of these can be trusted */
    private Map<String, BoundNode> sound(Map<String, BoundNode> sorted) {
        List<Problem> errors = errors();
        Map<String, BoundNode> sound = new LinkedHashMap<>();
        sorted.forEach((place, node) -> {
            boolean whole = node.inputs().values().stream()
                    .allMatch(edges -> edges.stream().allMatch(edge -> sound.containsKey(edge.from())));
            if (whole && errors.stream().noneMatch(error -> isWithin(error.where(), place))) {
                sound.put(place, node);
            }
        });
        return sound;
    }

    private static boolean isWithin(String where, String place) {
        return where.startsWith(place)
                && (where.length() == place.length() || ".[".indexOf(where.charAt(place.length())) >= 0);
    }

    private void sections(Map<String, Draft> drafts) {
        boolean model = drafts.keySet().stream()
                .anyMatch(place -> place.equals("teacher") || Sections.isStudent(Place.of(place)));
        if (!drafts.containsKey("data")
                && problems.stream().noneMatch(problem -> problem.where().equals("data"))) {
            problems.add(Problem.error(
                    "data",
                    "is missing",
                    "add 'data: {use: data/simulated-lending}', or another of 'limbeck plugins list --kind"
                            + " dataset-source'"));
        }
        if (!model && problems.stream().noneMatch(problem -> problem.where().matches("(teacher|students?).*"))) {
            problems.add(Problem.error(
                    "student",
                    "there is neither a student nor a teacher, so that there is nothing to do",
                    "add a section 'student', and 'teacher' if it is to learn from one"));
        }
        if (entries(drafts, "evaluate").isEmpty()) {
            problems.add(Problem.warning(
                    "evaluate",
                    "is missing, so that nothing is measured",
                    "add a list of metrics: 'limbeck plugins list --kind metric' and '… fairness-metric'"));
        }
    }

    private void unused(Map<String, BoundNode> bound, Map<String, BoundNode> sorted, Experiment experiment) {
        bound.keySet().stream()
                .filter(place -> !sorted.containsKey(place))
                .filter(place -> Sections.at(Place.of(place)).isPresent())
                .filter(place -> experiment.edges().stream()
                        .noneMatch(
                                edge -> edge.from().equals(place) && !edge.to().equals(place)))
                .forEach(place -> problems.add(Problem.warning(
                        place,
                        "is used nowhere",
                        "refer to it with $" + place.replace("parts.", "") + ", or take it out")));
    }

    private Optional<BoundNode> node(Draft draft) {
        if (draft.component.isEmpty()) {
            return Optional.empty();
        }
        List<Problem> found = new ArrayList<>();
        ObjectNode written = draft.settings.deepCopy();
        // A component with a setting of that name keeps it: a generator's seed is its own affair.
        boolean own = Arrays.stream(draft.component.get().settings().getRecordComponents())
                .anyMatch(setting -> setting.getName().equals("seed"));
        JsonNode salt = own ? MissingNode.getInstance() : written.path("seed");
        long seed = Header.whole(salt, "seed", 0, Long.MIN_VALUE, Long.MAX_VALUE, found);
        Optional<SettingsBinder.Settings> settings =
                SettingsBinder.bind(draft.component.get(), own ? written : written.without(List.of("seed")), found);
        found.forEach(problem -> problems.add(problem.within(draft.place.toString())));
        Map<String, List<BoundEdge>> inputs = new LinkedHashMap<>();
        for (Port port : draft.ports()) {
            if (!draft.plugs(port.name()).isEmpty()) {
                inputs.put(
                        port.name(),
                        draft.plugs(port.name()).stream()
                                .map(plug -> edge(plug, port))
                                .toList());
            }
        }
        return settings.map(values -> new BoundNode(
                draft.place.toString(),
                draft.component.get(),
                values.settings(),
                values.canonical(),
                inputs,
                seed,
                Optional.empty()));
    }

    private BoundEdge edge(Draft.Plug plug, Port port) {
        Schedules schedules = new Schedules(problems);
        String where = plug.to() + ".weight";
        boolean ofTerm = port.kinds().contains(LossTerm.KIND);
        Schedule weight = plug.weight()
                .filter(written -> !written.isNull())
                .flatMap(written -> ofTerm ? schedules.read(written, where) : schedules.readTimed(written, where))
                .orElse(Schedule.ONE);
        return new BoundEdge(plug.from(), weight);
    }

    private static Map<String, BoundNode> with(Map<String, BoundNode> nodes, Map<String, PortSpec> outputs) {
        Map<String, BoundNode> informed = new LinkedHashMap<>();
        nodes.forEach((place, node) -> informed.put(
                place,
                new BoundNode(
                        node.place(),
                        node.component(),
                        node.settings(),
                        node.canonical(),
                        node.inputs(),
                        node.seed(),
                        Optional.ofNullable(outputs.get(place)))));
        return informed;
    }

    private List<Problem> errors() {
        return problems.stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .toList();
    }

    private List<Problem> distinct() {
        return problems.stream().distinct().toList();
    }
}
