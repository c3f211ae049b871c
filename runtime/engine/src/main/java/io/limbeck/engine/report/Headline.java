package io.limbeck.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.limbeck.engine.report.plot.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The findings of a run in plain sentences, made of the report's own figures. */
final class Headline {

    private static final String FIDELITY = "interpretability/fidelity";

    private final JsonNode report;
    private final JsonNode variant;
    private final String quality;

    private Headline(JsonNode report) {
        this.report = report;
        this.variant = report.path("variants").path(report.path("shown").intValue());
        this.quality = Trees.firstQuality(report);
    }

    static List<String> of(JsonNode report) {
        return new Headline(report).sentences();
    }

    private List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        List<JsonNode> students = Json.items(variant.path("models")).stream()
                .filter(model -> model.path("role").asText().equals("student"))
                .toList();
        for (JsonNode student : students.subList(0, Math.min(3, students.size()))) {
            String quality = Stream.of(
                            againstTeacher(student),
                            Trees.twin(variant, student, ModelRecord.SCRATCH)
                                    .flatMap(twin -> againstTwin(student, twin)))
                    .flatMap(Optional::stream)
                    .collect(Collectors.joining(" "));
            if (!quality.isEmpty()) {
                sentences.add(quality);
            }
            faithful(student).ifPresent(sentences::add);
            largestChange(student).ifPresent(sentences::add);
        }
        List<JsonNode> judged = students.isEmpty() ? Json.items(variant.path("models")) : students;
        for (JsonNode model : judged) {
            verdicts(model).ifPresent(sentences::add);
        }
        JsonNode alarms = report.path("sweep").path("alarms");
        if (!alarms.isEmpty()) {
            sentences.add(alarms.path(0).path("sentence").asText());
        }
        return sentences;
    }

    private Optional<String> againstTeacher(JsonNode student) {
        Optional<JsonNode> teacher = Trees.teacher(variant, student);
        double mine = Numbers.of(Trees.metric(student, quality).path("mean"));
        double theirs = teacher.map(
                        model -> Numbers.of(Trees.metric(model, quality).path("mean")))
                .orElse(Double.NaN);
        if (Double.isNaN(mine) || Double.isNaN(theirs)) {
            return Optional.empty();
        }
        double size = Numbers.of(student.path("facts").path("parameters").path("mean"));
        double teacherSize = teacher.map(model ->
                        Numbers.of(model.path("facts").path("parameters").path("mean")))
                .orElse(Double.NaN);
        String sizes = size > 0 && teacherSize > 0
                ? ", with " + Numbers.count(size) + " parameters instead of " + Numbers.count(teacherSize)
                : "";
        return Optional.of("The " + Trees.name(student) + " reaches " + MetricNames.inSentence(quality, "") + " "
                + Numbers.figure(mine) + ", the teacher " + Numbers.figure(theirs) + sizes + ".");
    }

    /** What was kept of the teacher, and what distillation won back of what the size costs. */
    private Optional<String> faithful(JsonNode student) {
        double agreement = Numbers.of(Trees.metric(student, FIDELITY).path("mean"));
        Optional<Double> recovered = FidelitySection.recovered(variant, student, ModelRecord.SCRATCH, quality)
                .filter(share -> {
                    return report.path("repetitions").intValue() > 1;
                });
        List<String> parts = new ArrayList<>();
        if (!Double.isNaN(agreement)) {
            parts.add("decides as its teacher does on " + Numbers.points(agreement) + " % of the test rows");
        }
        recovered.ifPresent(share -> parts.add("recovers " + Numbers.fixed(100 * share, 0) + " % of the "
                + MetricNames.inSentence(quality, "") + " that it lacks without distillation"));
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of("The " + Trees.name(student) + " " + String.join(" and ", parts) + ".");
    }

    private Optional<String> againstTwin(JsonNode student, JsonNode twin) {
        JsonNode difference = Trees.paired(Trees.metric(student, quality), Trees.metric(twin, quality));
        double mean = Numbers.of(difference.path("mean"));
        if (Double.isNaN(mean)) {
            return Optional.empty();
        }
        double low = Numbers.of(difference.path("low"));
        double high = Numbers.of(difference.path("high"));
        String start = "Against the same model trained without distillation, " + MetricNames.inSentence(quality, "")
                + " changes by " + Numbers.signed(mean);
        if (Double.isNaN(low)) {
            return Optional.of(start + "; one repetition cannot tell whether that is chance.");
        }
        return Optional.of(start + " (95 % interval " + Numbers.signed(low) + " to " + Numbers.signed(high) + "): "
                + (low > 0 || high < 0 ? "more than chance." : "not told from chance."));
    }

    /** The attribute whose selection-rate gap distillation moved most, if the interval excludes zero. */
    private Optional<String> largestChange(JsonNode student) {
        return Json.items(variant.path("inheritance")).stream()
                .filter(part -> part.path("student").equals(student.path("title"))
                        && part.path("group").asText().isEmpty()
                        && part.path("rate").asText().equals("selectionRate")
                        && !Double.isNaN(Numbers.of(part.path("distillation").path("mean"))))
                .max((a, b) -> Double.compare(distilled(a), distilled(b)))
                .map(part -> "The selection rates of the " + Trees.name(student) + " by "
                        + part.path("attribute").asText() + " lie "
                        + Numbers.points(mean(part, "studentGap")) + " points apart (teacher "
                        + Numbers.points(mean(part, "teacherGap")) + ", without distillation "
                        + Numbers.points(mean(part, "scratchGap")) + "): "
                        + effect(part));
    }

    private static String effect(JsonNode part) {
        if (Double.isNaN(Numbers.of(part.path("distillation").path("low")))) {
            return "one repetition cannot tell what distillation has to do with it.";
        }
        if (!excludesZero(part.path("distillation"))) {
            return "distillation changed the gap by no more than chance would.";
        }
        return "distillation " + (mean(part, "distillation") < 0 ? "narrowed" : "widened") + " the gap by "
                + Numbers.points(distilled(part)) + " points.";
    }

    private static double mean(JsonNode part, String name) {
        return Numbers.of(part.path(name).path("mean"));
    }

    private static double distilled(JsonNode part) {
        return Math.abs(mean(part, "distillation"));
    }

    private static boolean excludesZero(JsonNode figure) {
        return Numbers.of(figure.path("low")) > 0 || Numbers.of(figure.path("high")) < 0;
    }

    private static Optional<String> verdicts(JsonNode model) {
        List<JsonNode> figures = Json.items(model.path("fairness"));
        if (figures.isEmpty()) {
            return Optional.empty();
        }
        long passed = count(figures, "PASS");
        long failed = count(figures, "FAIL");
        long insufficient = figures.size() - passed - failed;
        return Optional.of("Of " + figures.size() + " fairness figures the " + Trees.name(model) + " passes " + passed
                + " and fails " + failed + "; for " + insufficient + " the evidence is insufficient.");
    }

    private static long count(List<JsonNode> figures, String verdict) {
        return figures.stream()
                .filter(figure -> figure.path("verdict").asText().equals(verdict))
                .count();
    }
}
