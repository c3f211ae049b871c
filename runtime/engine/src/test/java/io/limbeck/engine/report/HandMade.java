package io.limbeck.engine.report;

import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.limbeck.engine.evaluate.Definition;
import io.limbeck.engine.evaluate.Evaluation;
import io.limbeck.engine.evaluate.FairnessFigure;
import io.limbeck.engine.evaluate.GroupReport;
import io.limbeck.engine.evaluate.Rate;
import io.limbeck.spi.metric.Direction;
import io.limbeck.spi.metric.FairnessResult;
import io.limbeck.spi.metric.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Records with figures written by hand. */
final class HandMade {

    private HandMade() {}

    /** An evaluation with an accuracy, fairness estimates by metric, and groups; the validation split says the same. */
    static Evaluation evaluation(double accuracy, Map<String, Double> fairness, List<GroupReport> groups) {
        Map<String, Double> validation = new LinkedHashMap<>(Map.of("quality/accuracy", accuracy));
        List<FairnessFigure> figures = new ArrayList<>();
        fairness.forEach((metric, estimate) -> {
            validation.put(metric + "|sex", estimate);
            figures.add(new FairnessFigure(
                    metric,
                    "a gap",
                    "sex",
                    Direction.LOWER,
                    result(estimate, estimate < 0.1 ? Verdict.PASS : Verdict.FAIL)));
        });
        return new Evaluation(
                Map.of("quality/accuracy", new Definition("share right", Direction.HIGHER)),
                Map.of("quality/accuracy", accuracy),
                Map.of(),
                figures,
                groups,
                List.of(),
                validation,
                List.of());
    }

    static FairnessResult result(double estimate, Verdict verdict) {
        return new FairnessResult(estimate, Optional.empty(), List.of(), verdict, "because of " + verdict);
    }

    /** A group of which {@code selected} of {@code rows} are selected, half of them labelled favourable. */
    static GroupReport group(String group, double selected, double rows) {
        return new GroupReport(
                "sex",
                group,
                (long) rows,
                0.5,
                Rate.of(rows / 2, rows),
                Rate.of(selected, rows),
                Rate.of(selected / 2, rows / 2),
                Rate.of(selected / 2, rows / 2),
                Rate.of(rows / 2, rows),
                0.5,
                0.1);
    }

    static ModelRecord model(String place, Role role, String of, String twin, List<Evaluation> evaluations) {
        List<RepetitionRecord> repetitions = new ArrayList<>();
        for (int r = 0; r < evaluations.size(); r++) {
            repetitions.add(new RepetitionRecord(r, r, evaluations.get(r), Map.of(), List.of()));
        }
        return new ModelRecord(
                place,
                role,
                role == Role.TWIN ? "twin: " + twin : place,
                "models/trained",
                of,
                twin,
                role == Role.STUDENT ? "teacher" : "",
                repetitions);
    }

    static VariantRecord variant(double weight, List<ModelRecord> models) {
        DataRecord data = new DataRecord("data/adult", 100, 3, List.of("no", "yes"), "yes", Map.of(), List.of());
        return new VariantRecord(
                "λ = " + weight, Map.of("student.objective[1].weight", DoubleNode.valueOf(weight)), data, models);
    }

    static RunRecord run(String id, String finished, List<VariantRecord> variants) {
        return new RunRecord(
                id,
                "by hand",
                "",
                "2026-01-01T00:00:00Z",
                finished,
                "limbeck: 1",
                JsonNodeFactory.instance.objectNode().put("host", id),
                variants,
                List.of());
    }
}
