package io.limbeck.engine.report;

import io.limbeck.engine.evaluate.Evaluation;
import io.limbeck.engine.evaluate.FairnessFigure;
import io.limbeck.engine.report.statistics.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * One model along a sweep.
 *
 * @param place where it stands in the document
 * @param title its name for a reader
 * @param role what it is to the experiment
 * @param points its points, in the order of the sweep
 */
record SweepLine(String place, String title, Role role, List<Point> points) {

    /** A model at one point of the sweep: the number of the variant, its label, the figures of all repetitions. */
    record Point(int variant, String label, ModelRecord model) {

        Figure metric(String id) {
            return figure(evaluation -> evaluation.metrics().getOrDefault(id, Double.NaN));
        }

        Figure fairness(String id, String attribute) {
            List<FairnessFigure> figures = model.repetitions().stream()
                    .flatMap(repetition -> repetition.evaluation().fairness().stream())
                    .filter(figure ->
                            figure.metric().equals(id) && figure.attribute().equals(attribute))
                    .toList();
            double[] values = figures.stream()
                    .mapToDouble(figure -> figure.result().estimate())
                    .toArray();
            return Figure.bootstrapped(
                    values,
                    figures.isEmpty()
                            ? Optional.empty()
                            : figures.get(0).result().interval());
        }

        VerdictRollUp verdict(String id, String attribute) {
            return VerdictRollUp.of(model.repetitions().stream()
                    .flatMap(repetition -> repetition.evaluation().fairness().stream())
                    .filter(figure ->
                            figure.metric().equals(id) && figure.attribute().equals(attribute))
                    .map(FairnessFigure::result)
                    .toList());
        }

        Figure metricOnTest(String id) {
            Figure over = metric(id);
            return over.values().size() > 1
                    ? over
                    : Figure.bootstrapped(
                            over.values().stream().mapToDouble(v -> v).toArray(),
                            model.repetitions().stream()
                                    .findFirst()
                                    .map(repetition ->
                                            repetition.evaluation().intervals().get(id)));
        }

        Figure validation(String key) {
            return figure(evaluation -> evaluation.validation().getOrDefault(key, Double.NaN));
        }

        private Figure figure(ToDoubleFunction<Evaluation> value) {
            return Figure.of(model.repetitions().stream()
                    .mapToDouble(repetition -> value.applyAsDouble(repetition.evaluation()))
                    .toArray());
        }
    }

    /** {@return its name within a sentence} */
    String name() {
        return Trees.name(
                Json.object().put("title", title).put("role", role.name().toLowerCase(Locale.ROOT)));
    }

    /** {@return the lines of all teachers and students that are there at every point} */
    static List<SweepLine> of(List<VariantRecord> variants) {
        List<SweepLine> lines = new ArrayList<>();
        for (ModelRecord first : variants.get(0).models()) {
            if (first.role() == Role.TWIN) {
                continue;
            }
            List<Point> points = new ArrayList<>();
            for (int v = 0; v < variants.size(); v++) {
                int variant = v;
                variants.get(v).models().stream()
                        .filter(model -> model.place().equals(first.place()) && model.role() == first.role())
                        .findFirst()
                        .ifPresent(model -> points.add(
                                new Point(variant, variants.get(variant).label(), model)));
            }
            lines.add(new SweepLine(first.place(), first.title(), first.role(), points));
        }
        return lines;
    }
}
