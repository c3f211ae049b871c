package io.limbeck.engine.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.evaluate.FairnessFigure;
import io.limbeck.engine.report.plot.Numbers;
import io.limbeck.spi.metric.Direction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where making a model fairer by one figure makes it less fair by another. Along a sweep, between an earlier and a later
 * point, one fairness figure (its mean over repetitions, on the test split) improves by at least {@value #THRESHOLD} and
 * another worsens by as much. Of each pair of figures the strongest case is told, the one whose smaller change is largest;
 * pairs of the same attribute come first, of these pairs of differences, the strongest of them foremost.
 */
final class Alarms {

    static final double THRESHOLD = 0.02;

    private Alarms() {}

    private record Measure(String metric, String attribute, Direction better, double scale, List<Double> values) {
        double rise(int from, int to) {
            return Cost.of(better, values.get(to) / scale) - Cost.of(better, values.get(from) / scale);
        }

        String points(int at) {
            return Numbers.points(values.get(at) / scale);
        }

        String name() {
            return MetricNames.inSentence(metric, attribute);
        }
    }

    private record Alarm(SweepLine line, Measure improves, Measure worsens, int from, int to) {
        double size() {
            return Math.min(worsens.rise(from, to), -improves.rise(from, to));
        }

        /** A change of a ratio is no number of people: it cannot be weighed against a difference of rates. */
        boolean hasRatio() {
            return improves.better() == Direction.ONE || worsens.better() == Direction.ONE;
        }

        boolean crossesAttributes() {
            return !improves.attribute().equals(worsens.attribute());
        }
    }

    static ArrayNode of(List<SweepLine> lines) {
        List<Alarm> alarms = new ArrayList<>();
        for (SweepLine line : lines) {
            List<Measure> measures = measures(line);
            for (int a = 0; a < measures.size(); a++) {
                for (int b = a + 1; b < measures.size(); b++) {
                    strongest(line, measures.get(a), measures.get(b)).ifPresent(alarms::add);
                }
            }
        }
        return Json.array(alarms.stream()
                .sorted(Comparator.comparing(Alarm::crossesAttributes)
                        .thenComparing(Alarm::hasRatio)
                        .thenComparing(Comparator.comparingDouble(Alarm::size).reversed()))
                .map(Alarms::json)
                .toList());
    }

    private static List<Measure> measures(SweepLine line) {
        return line.points().get(0).model().repetitions().stream()
                .limit(1)
                .flatMap(repetition -> repetition.evaluation().fairness().stream())
                .map(figure -> measure(line, figure))
                .toList();
    }

    private static Measure measure(SweepLine line, FairnessFigure figure) {
        List<Double> values = line.points().stream()
                .map(point ->
                        point.fairness(figure.metric(), figure.attribute()).mean())
                .toList();
        return new Measure(figure.metric(), figure.attribute(), figure.better(), scale(figure), values);
    }

    /** Some conventions count in percent; their full name says so. */
    private static double scale(FairnessFigure figure) {
        return figure.definition().contains("in percent") ? 100 : 1;
    }

    private static Optional<Alarm> strongest(SweepLine line, Measure a, Measure b) {
        List<Alarm> found = new ArrayList<>();
        for (int from = 0; from < line.points().size(); from++) {
            for (int to = from + 1; to < line.points().size(); to++) {
                if (a.rise(from, to) <= -THRESHOLD && b.rise(from, to) >= THRESHOLD) {
                    found.add(new Alarm(line, a, b, from, to));
                } else if (b.rise(from, to) <= -THRESHOLD && a.rise(from, to) >= THRESHOLD) {
                    found.add(new Alarm(line, b, a, from, to));
                }
            }
        }
        return found.stream().max(Comparator.comparingDouble(Alarm::size));
    }

    private static ObjectNode json(Alarm alarm) {
        var from = alarm.line().points().get(alarm.from());
        var to = alarm.line().points().get(alarm.to());
        String sentence = "Improving " + alarm.improves().name() + " worsens "
                + alarm.worsens().name() + ": from " + from.label() + " to " + to.label() + ", the "
                + alarm.line().name() + " goes from "
                + alarm.improves().points(alarm.from())
                + " to " + alarm.improves().points(alarm.to()) + " points in the first, but from "
                + alarm.worsens().points(alarm.from()) + " to "
                + alarm.worsens().points(alarm.to()) + " points in the second.";
        ObjectNode node = Json.object()
                .put("model", alarm.line().title())
                .put("fromVariant", from.variant())
                .put("toVariant", to.variant())
                .put("sentence", sentence);
        node.set("improves", side(alarm.improves(), alarm));
        node.set("worsens", side(alarm.worsens(), alarm));
        return node;
    }

    private static ObjectNode side(Measure measure, Alarm alarm) {
        return Json.object()
                .put("metric", measure.metric())
                .put("attribute", measure.attribute())
                .put("from", measure.values().get(alarm.from()))
                .put("to", measure.values().get(alarm.to()));
    }
}
