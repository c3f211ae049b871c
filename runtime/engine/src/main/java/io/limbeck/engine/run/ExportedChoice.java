package io.limbeck.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.limbeck.engine.experiment.BoundExperiment;
import io.limbeck.engine.plan.Step;
import io.limbeck.engine.plan.StepKind;
import io.limbeck.engine.report.Role;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The model that is meant.
 *
 * @param report the run's report
 * @param variant the point of a sweep
 * @param place the model's place
 * @param name the model's name for people
 * @param step the step that made it
 */
record ExportedChoice(JsonNode report, int variant, String place, String name, Step step) {

    /** {@return the model that a request means} */
    static ExportedChoice of(Bench bench, ExportRequest request) {
        JsonNode report = bench.run()
                .report()
                .orElseThrow(() -> new InvalidInputException(Problem.error(
                        bench.run().id(),
                        "the run is not finished, so that it has no report to make a model card of",
                        "'limbeck resume " + bench.run().id() + "' goes on with it")));
        int variant = request.variant().orElse(report.path("shown").asInt(0));
        int variants = bench.checked().variants().size();
        if (variant < 0 || variant >= variants) {
            throw new InvalidInputException(Problem.error(
                    "--variant",
                    "the run has no variant '" + variant + "'",
                    variants == 1 ? "it has one, 0" : "they go from 0 to " + (variants - 1)));
        }
        BoundExperiment experiment = bench.experiment(variant);
        if (request.repetition() < 0 || request.repetition() >= experiment.repeat()) {
            throw new InvalidInputException(Problem.error(
                    "--repetition",
                    "the run has no repetition '" + request.repetition() + "'",
                    "they go from 0 to " + (experiment.repeat() - 1)));
        }
        String place = request.model()
                .map(name -> named(bench, variant, request.repetition(), name))
                .orElseGet(() -> onlyStudent(experiment));
        Step step = bench.plan()
                .find(StepKind.MODEL, variant, request.repetition(), place)
                .orElseThrow(() -> new IllegalStateException("The plan has no model at '" + place + "'"));
        String name = Shown.find(experiment, place).map(Shown::title).orElse(place);
        return new ExportedChoice(report, variant, place, name, step);
    }

    private static String onlyStudent(BoundExperiment experiment) {
        List<Shown> all = Shown.of(experiment);
        List<Shown> students =
                all.stream().filter(one -> one.role() == Role.STUDENT).toList();
        List<Shown> candidates = students.isEmpty() ? all : students;
        if (candidates.size() == 1) {
            return candidates.get(0).place();
        }
        throw new InvalidInputException(Problem.error(
                "MODEL",
                "the run has " + candidates.size() + " " + (students.isEmpty() ? "models" : "students"),
                "say which: " + candidates.stream().map(Shown::place).collect(Collectors.joining(", "))));
    }

    /** A place, or the last part of one: {@code small} for {@code students.small}. */
    private static String named(Bench bench, int variant, int repetition, String name) {
        List<String> places = bench.plan().steps().stream()
                .filter(step -> step.kind() == StepKind.MODEL)
                .flatMap(step -> step.uses().stream())
                .filter(use -> use.variant() == variant && use.repetition() == repetition)
                .map(Step.Use::place)
                .distinct()
                .toList();
        Optional<String> found = places.stream().filter(name::equals).findFirst();
        return found.or(() ->
                        places.stream().filter(("students." + name)::equals).findFirst())
                .orElseThrow(() -> new InvalidInputException(Problem.error(
                        "MODEL", "the run has no model '" + name + "'", "models there: " + String.join(", ", places))));
    }
}
