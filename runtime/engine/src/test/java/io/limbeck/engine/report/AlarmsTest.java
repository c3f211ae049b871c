package io.limbeck.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.evaluate.Evaluation;
import io.limbeck.engine.evaluate.FairnessFigure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlarmsTest {

    private static Evaluation evaluation(double accuracy, double parity, double opportunity) {
        Map<String, Double> fairness = new LinkedHashMap<>();
        fairness.put("fairness/demographic-parity", parity);
        fairness.put("fairness/equal-opportunity", opportunity);
        return HandMade.evaluation(accuracy, fairness, List.of());
    }

    private static ObjectNode report(double[][] points) {
        List<VariantRecord> variants = new ArrayList<>();
        for (double[] point : points) {
            Evaluation low = evaluation(point[1], point[2] - 0.001, point[3] - 0.004);
            Evaluation high = evaluation(point[1], point[2] + 0.001, point[3] + 0.004);
            variants.add(HandMade.variant(
                    point[0], List.of(HandMade.model("student", Role.STUDENT, "", "", List.of(low, high)))));
        }
        return new ReportBuilder().build(HandMade.run("run", "", variants));
    }

    /** Adult with FFB's recipe: λ = 0.88 takes demographic parity from 17.19 to 1.89, equal opportunity from 6.28 to 34.30. */
    @Test
    void adultsParityTermIsToldToWorsenEqualOpportunity() {
        ObjectNode report = report(
                new double[][] {{0, 0.8529, 0.1719, 0.0628}, {0.44, 0.84, 0.08, 0.19}, {0.88, 0.8256, 0.0189, 0.343}});
        JsonNode alarms = report.path("sweep").path("alarms");
        assertThat(alarms).hasSize(1);
        assertThat(alarms.path(0).path("sentence").asText())
                .isEqualTo(
                        "Improving demographic parity by sex worsens equal opportunity by sex: from λ = 0.0 to λ = 0.88,"
                                + " the student goes from 17.2 to 1.9 points in the first, but from 6.3 to 34.3 points in the"
                                + " second.");
        assertThat(report.path("headline").toString()).contains("from 6.3 to 34.3 points");
        assertThat(new HtmlReport().render(report)).contains("from 6.3 to 34.3 points in the second");
    }

    @Test
    void figuresInPercentAreHeldToTheSamePoints() {
        List<VariantRecord> variants = new ArrayList<>();
        for (double[] point : new double[][] {{0, 17.19, 6.28}, {0.88, 1.89, 34.3}, {1, 1.8, 34.31}}) {
            Evaluation plain = evaluation(0.85, point[1], point[2]);
            Evaluation percent = new Evaluation(
                    plain.definitions(),
                    plain.metrics(),
                    Map.of(),
                    plain.fairness().stream()
                            .map(figure -> new FairnessFigure(
                                    figure.metric(),
                                    "a gap, in percent (ffb)",
                                    figure.attribute(),
                                    figure.better(),
                                    figure.result()))
                            .toList(),
                    List.of(),
                    List.of(),
                    Map.of(),
                    List.of());
            variants.add(HandMade.variant(
                    point[0], List.of(HandMade.model("student", Role.STUDENT, "", "", List.of(percent)))));
        }
        JsonNode alarms = new ReportBuilder()
                .build(HandMade.run("run", "", variants))
                .path("sweep")
                .path("alarms");
        assertThat(alarms).hasSize(1);
        assertThat(alarms.path(0).path("sentence").asText())
                .contains("from 17.2 to 1.8 points", "from 6.3 to 34.3 points");
    }

    @Test
    void thereIsNoAlarmWhereBothImprove() {
        assertThat(report(new double[][] {{0, 0.85, 0.17, 0.30}, {1, 0.84, 0.05, 0.06}})
                        .path("sweep")
                        .path("alarms"))
                .isEmpty();
    }

    @Test
    void thereIsNoAlarmBelowTwoPoints() {
        assertThat(report(new double[][] {{0, 0.85, 0.17, 0.06}, {1, 0.84, 0.05, 0.079}})
                        .path("sweep")
                        .path("alarms"))
                .isEmpty();
        assertThat(report(new double[][] {{0, 0.85, 0.17, 0.06}, {1, 0.84, 0.151, 0.2}})
                        .path("sweep")
                        .path("alarms"))
                .isEmpty();
    }

    @Test
    void anUndefinedFigureRaisesNoAlarm() {
        assertThat(report(new double[][] {{0, 0.85, 0.17, Double.NaN}, {1, 0.84, 0.05, 0.9}})
                        .path("sweep")
                        .path("alarms"))
                .isEmpty();
    }

    @Test
    void dominatedPointsAreMarkedAndTheKneeIsShown() {
        ObjectNode report = report(new double[][] {
            {0, 0.85, 0.17, 0.1}, {0.5, 0.845, 0.03, 0.1}, {0.7, 0.83, 0.05, 0.1}, {1, 0.80, 0.01, 0.1}
        });
        JsonNode front = report.path("sweep").path("fronts").path(0);
        assertThat(front.path("points").findValuesAsText("onFront")).containsExactly("true", "true", "false", "true");
        assertThat(front.path("knee").intValue()).isEqualTo(1);
        assertThat(front.path("selectedOn").asText()).isEqualTo("validation");
        assertThat(report.path("shown").intValue()).isEqualTo(1);
    }

    @Test
    void nothingIsSelectedOnTest() {
        List<VariantRecord> variants = new ArrayList<>();
        for (double weight : new double[] {0, 0.5, 1}) {
            Evaluation seen = evaluation(0.85 - weight / 10, 0.2 - weight / 10, 0.1);
            Evaluation unseen = new Evaluation(
                    seen.definitions(),
                    seen.metrics(),
                    Map.of(),
                    seen.fairness(),
                    List.of(),
                    List.of(),
                    Map.of(),
                    List.of());
            variants.add(HandMade.variant(
                    weight, List.of(HandMade.model("student", Role.STUDENT, "", "", List.of(unseen)))));
        }
        ObjectNode report = new ReportBuilder().build(HandMade.run("run", "", variants));
        JsonNode front = report.path("sweep").path("fronts").path(0);
        assertThat(front.path("selectedOn").asText()).isEqualTo("nothing");
        assertThat(front.path("points").findValuesAsText("onFront")).containsOnly("false");
        assertThat(new HtmlReport().render(report)).contains("not decided: no validation figures");
    }
}
