package io.limbeck.engine.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.evaluate.GroupReport;
import io.limbeck.engine.report.statistics.Figure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What a student inherited and what distillation changed. Of a gap G between groups it says {@code G(student) =
 * G(teacher) + [G(scratch) - G(teacher)] + [G(student) - G(scratch)]}: inherited, capacity, distillation. The parts are
 * taken within each repetition, so that their intervals are paired ones, and add up exactly.
 */
final class Inheritance {

    private final ModelRecord student;
    private final Optional<ModelRecord> teacher;
    private final Optional<ModelRecord> scratch;
    private final List<Integer> repetitions;

    private Inheritance(ModelRecord student, Optional<ModelRecord> teacher, Optional<ModelRecord> scratch) {
        this.student = student;
        this.teacher = teacher;
        this.scratch = scratch;
        this.repetitions = student.repetitions().stream()
                .map(RepetitionRecord::repetition)
                .filter(number -> teacher.stream().allMatch(model -> has(model, number))
                        && scratch.stream().allMatch(model -> has(model, number)))
                .toList();
    }

    /** {@return the decompositions of every student of the variant that has a teacher} */
    static ArrayNode of(VariantRecord variant) {
        List<ObjectNode> parts = new ArrayList<>();
        for (ModelRecord student : variant.models()) {
            if (student.role() != Role.STUDENT) {
                continue;
            }
            Optional<ModelRecord> teacher = variant.models().stream()
                    .filter(model -> !student.teacher().isEmpty()
                            && model.place().equals(student.teacher())
                            && model.role() != Role.TWIN)
                    .findFirst();
            Optional<ModelRecord> scratch = variant.models().stream()
                    .filter(model -> model.role() == Role.TWIN
                            && model.of().equals(student.place())
                            && model.twin().equals(ModelRecord.SCRATCH))
                    .findFirst();
            if (teacher.isPresent()) {
                parts.addAll(new Inheritance(student, teacher, scratch).decompositions());
            }
        }
        return Json.array(parts);
    }

    private static boolean has(ModelRecord model, int number) {
        return model.repetitions().stream().anyMatch(repetition -> repetition.repetition() == number);
    }

    private List<ObjectNode> decompositions() {
        List<ObjectNode> parts = new ArrayList<>();
        if (repetitions.isEmpty()) {
            return parts;
        }
        Map<String, Set<String>> attributes = new LinkedHashMap<>();
        for (GroupReport report : groups(student, repetitions.get(0))) {
            attributes
                    .computeIfAbsent(report.attribute(), name -> new LinkedHashSet<>())
                    .add(report.group());
        }
        attributes.forEach((attribute, names) -> Comparisons.RATES.forEach((rateName, rate) -> {
            Gap gap = new Gap(attribute, rate, involved());
            parts.add(decomposition(attribute, "", rateName, gap));
            names.forEach(group -> parts.add(decomposition(attribute, group, rateName, gap)));
        }));
        return parts;
    }

    private List<List<GroupReport>> involved() {
        List<List<GroupReport>> all = new ArrayList<>();
        for (int number : repetitions) {
            all.add(groups(student, number));
            teacher.ifPresent(model -> all.add(groups(model, number)));
            scratch.ifPresent(model -> all.add(groups(model, number)));
        }
        return all;
    }

    private ObjectNode decomposition(String attribute, String group, String rate, Gap gap) {
        double[] ofTeacher = gaps(teacher, gap, group);
        double[] ofScratch = gaps(scratch, gap, group);
        double[] ofStudent = gaps(Optional.of(student), gap, group);
        Figure towardsTeacher = difference(ofTeacher, ofScratch);
        Figure distillation = difference(ofStudent, ofScratch);
        return Json.object()
                .put("student", student.title())
                .put("teacher", teacher.map(ModelRecord::title).orElse(""))
                .put("scratch", scratch.map(ModelRecord::title).orElse(""))
                .put("attribute", attribute)
                .put("group", group)
                .put("rate", rate)
                .<ObjectNode>set("leftOut", Json.texts(gap.leftOut()))
                .<ObjectNode>set("teacherGap", Json.figure(Figure.of(ofTeacher)))
                .<ObjectNode>set("scratchGap", Json.figure(Figure.of(ofScratch)))
                .<ObjectNode>set("studentGap", Json.figure(Figure.of(ofStudent)))
                .<ObjectNode>set("inherited", Json.figure(Figure.of(ofTeacher)))
                .<ObjectNode>set("capacity", Json.figure(difference(ofScratch, ofTeacher)))
                .<ObjectNode>set("distillation", Json.figure(distillation))
                .<ObjectNode>set("change", Json.figure(difference(ofStudent, ofTeacher)))
                .set(
                        "pull",
                        Json.number(
                                towardsTeacher.excludesZero()
                                        ? distillation.mean() / towardsTeacher.mean()
                                        : Double.NaN));
    }

    private double[] gaps(Optional<ModelRecord> model, Gap gap, String group) {
        return repetitions.stream()
                .mapToDouble(number ->
                        model.map(of -> gap.of(groups(of, number), group)).orElse(Double.NaN))
                .toArray();
    }

    private static Figure difference(double[] of, double[] from) {
        return Figure.of(
                IntStream.range(0, of.length).mapToDouble(i -> of[i] - from[i]).toArray());
    }

    private static List<GroupReport> groups(ModelRecord model, int number) {
        return model.repetitions().stream()
                .filter(repetition -> repetition.repetition() == number)
                .findFirst()
                .map(repetition -> repetition.evaluation().groups())
                .orElse(List.of());
    }
}
