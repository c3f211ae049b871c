package io.limbeck.engine.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.evaluate.Evaluation;
import io.limbeck.engine.evaluate.StageFigure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Base, fine-tuned and pruned, with figures written by hand: fine-tuning costs women accuracy, pruning nobody. */
class StageChainsTest {

    private static StageFigure figure(
            String metric, String better, String group, double before, double after, double error) {
        return new StageFigure(metric, better, group.isEmpty() ? "" : "sex", group, 500, before, after, error);
    }

    private static ModelRecord model(String name, String before, double gap, List<StageFigure> stage) {
        Evaluation plain = HandMade.evaluation(0.8, Map.of("fairness/demographic-parity", gap), List.of());
        Evaluation evaluation = new Evaluation(
                plain.definitions(),
                plain.metrics(),
                plain.intervals(),
                plain.fairness(),
                plain.groups(),
                plain.reliability(),
                plain.validation(),
                plain.changes(),
                List.of(),
                stage);
        List<RepetitionRecord> repetitions = new ArrayList<>();
        for (int r = 0; r < 2; r++) {
            repetitions.add(new RepetitionRecord(r, r, evaluation, Map.of(), List.of()));
        }
        return new ModelRecord(
                "students." + name, Role.STUDENT, name, "models/trained", "", "", "", before, repetitions, List.of());
    }

    private static VariantRecord variant() {
        return HandMade.variant(
                1,
                List.of(
                        model("base", "", 0.3, List.of()),
                        model(
                                "tuned",
                                "students.base",
                                0.1,
                                List.of(
                                        figure("quality/accuracy", "higher", "", 0.80, 0.79, 0.01),
                                        figure("quality/accuracy", "higher", "female", 0.80, 0.70, 0.02),
                                        figure("selectionRate", "none", "female", 0.20, 0.40, 0.02))),
                        model(
                                "pruned",
                                "students.tuned",
                                0.1,
                                List.of(
                                        figure("quality/accuracy", "higher", "", 0.79, 0.79, 0),
                                        figure("quality/accuracy", "higher", "female", 0.70, 0.69, 0.02),
                                        figure("selectionRate", "none", "female", 0.40, 0.40, 0)))));
    }

    private static JsonNode difference(JsonNode chain, String to, String metric, String group) {
        return Json.items(chain.path("differences")).stream()
                .filter(one -> one.path("to").asText().equals(to)
                        && one.path("metric").asText().equals(metric)
                        && one.path("group").asText().equals(group))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aChainIsFollowedFromItsLastModelBackToItsBase() {
        JsonNode chain = StageChains.of(variant()).path(0);
        assertThat(chain.path("chain").asText()).isEqualTo("pruned");
        assertThat(chain.path("stages")).extracting(JsonNode::asText).containsExactly("base", "tuned", "pruned");
        assertThat(chain.path("series").path(0).path("values"))
                .extracting(value -> value.path("mean").doubleValue())
                .containsExactly(0.80, 0.79, 0.79);
    }

    /** Six tests in the chain: accuracy of women has z = 5, the raw p is multiplied by its rank from the end, 5. */
    @Test
    void allStepsGroupsAndFiguresOfAChainAreCorrectedTogether() {
        JsonNode chain = StageChains.of(variant()).path(0);
        JsonNode women = difference(chain, "tuned", "quality/accuracy", "female");
        assertThat(women.path("difference").doubleValue()).isCloseTo(-0.1, within(1e-12));
        assertThat(women.path("adjusted").doubleValue())
                .isCloseTo(5 * women.path("p").doubleValue(), within(1e-12));
        assertThat(women.path("differs").booleanValue()).isTrue();
        assertThat(difference(chain, "tuned", "quality/accuracy", "")
                        .path("differs")
                        .booleanValue())
                .isFalse();
    }

    @Test
    void plainWordsSayWhatGotWorseForWhom() {
        assertThat(StageChains.of(variant()).path(0).path("findings"))
                .extracting(JsonNode::asText)
                .containsExactly(
                        "base → tuned: Accuracy got worse for sex female (−0.100).",
                        "base → tuned: Selection rate rose for sex female (+0.200).",
                        "tuned → pruned: none of 3 figures changed by more than chance would.");
    }

    @Test
    void gapsBetweenGroupsAreFollowedToo() {
        JsonNode gap = StageChains.of(variant()).path(0).path("gaps").path(0);
        assertThat(gap.path("title").asText()).isEqualTo("Demographic parity");
        assertThat(gap.path("changes").path(0).path("mean").doubleValue()).isCloseTo(-0.2, within(1e-12));
        assertThat(gap.path("changes").path(1).path("mean").doubleValue()).isZero();
    }

    @Test
    void thePageDrawsThemAndAModelWithoutStageHasNone() throws IOException {
        ObjectNode report = new ReportBuilder().build(HandMade.run("r", "", List.of(variant())));
        assertThat(ReportTest.schema().validate(report)).isEmpty();
        assertThat(new HtmlReport().render(report))
                .contains("id=\"stages\"", "Base → tuned → pruned", "between groups", "● ");
        assertThat(StageChains.of(HandMade.variant(1, List.of(model("base", "", 0.3, List.of())))))
                .isEmpty();
    }
}
