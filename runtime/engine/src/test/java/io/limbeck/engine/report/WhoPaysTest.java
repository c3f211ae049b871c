package io.limbeck.engine.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.evaluate.Evaluation;
import io.limbeck.engine.report.ChangedAnswers.Kind;
import io.limbeck.engine.report.ChangedAnswers.Slice;
import io.limbeck.engine.report.plot.Html;
import io.limbeck.spi.data.Groups;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who pays for compression, on six rows counted by hand. */
class WhoPaysTest {

    private static final int[] LABELS = {0, 0, 1, 1, 2, 2};
    private static final int[] BEFORE = {0, 1, 1, 0, 2, 0};
    private static final int[] AFTER = {1, 0, 1, 0, 2, 1};
    private static final List<String> CLASSES = List.of("a", "b", "c");
    private static final List<Groups> SEX =
            List.of(new Groups("sex", new int[] {0, 0, 0, 1, 1, -1}, List.of("f", "m"), "m"));
    private static final Slice ALL = new Slice(Kind.ALL, "", "");

    @Test
    void answersAreCountedForAllRowsGroupsAndClasses() {
        assertThat(ChangedAnswers.of(BEFORE, AFTER, LABELS, SEX, CLASSES))
                .containsExactly(
                        // The last row goes from one wrong answer to another; its group is unknown.
                        new ChangedAnswers(ALL, 6, 3, 1, 1),
                        new ChangedAnswers(new Slice(Kind.GROUP, "sex", "f"), 3, 2, 1, 1),
                        new ChangedAnswers(new Slice(Kind.GROUP, "sex", "m"), 2, 0, 0, 0),
                        new ChangedAnswers(new Slice(Kind.CLASS, "", "a"), 2, 2, 1, 1),
                        new ChangedAnswers(new Slice(Kind.CLASS, "", "b"), 2, 0, 0, 0),
                        new ChangedAnswers(new Slice(Kind.CLASS, "", "c"), 2, 1, 0, 0));
    }

    private static Exemplars.Ballot ballot(long[] ids, int[] before, int[] after) {
        int[] labels = new int[ids.length];
        for (int i = 0; i < ids.length; i++) {
            labels[i] = (int) ids[i] % 2;
        }
        return new Exemplars.Ballot(ids, before, after, labels, List.of(), List.of("even", "odd"));
    }

    /** Row 3 is voted on three times, row 4 twice (a draw, which the first class wins), row 5 once. */
    @Test
    void anExemplarIsARowOfWhichTheMajorityChanged() {
        List<Exemplars> exemplars = Exemplars.of(List.of(
                ballot(new long[] {3, 4, 5}, new int[] {1, 0, 1}, new int[] {0, 1, 1}),
                ballot(new long[] {3, 4}, new int[] {1, 0}, new int[] {0, 0}),
                ballot(new long[] {3}, new int[] {0}, new int[] {1})));
        assertThat(exemplars)
                .containsExactly(
                        new Exemplars(ALL, 3, 1, 1, 0, 2),
                        new Exemplars(new Slice(Kind.CLASS, "", "even"), 1, 0, 0, 0, 1),
                        new Exemplars(new Slice(Kind.CLASS, "", "odd"), 2, 1, 1, 0, 1));
    }

    private static ModelRecord model(String place, double... selected) {
        List<Evaluation> evaluations = Arrays.stream(selected)
                .mapToObj(f -> HandMade.evaluation(
                        0.8,
                        Map.of(),
                        List.of(HandMade.group("f", f, 100), HandMade.group("m", 50, 100), HandMade.group("x", 1, 10))))
                .toList();
        return HandMade.model(place, Role.STUDENT, "", "", evaluations);
    }

    private static JsonNode report() {
        WhoPaid paid = new WhoPaid(
                "small",
                "large",
                List.of(
                        ChangedAnswers.of(BEFORE, AFTER, LABELS, SEX, CLASSES),
                        ChangedAnswers.of(BEFORE, BEFORE, LABELS, SEX, CLASSES)),
                Exemplars.of(List.of(ballot(new long[] {3, 4}, new int[] {1, 0}, new int[] {0, 0}))));
        VariantRecord plain = HandMade.variant(1, List.of(model("large", 40, 44), model("small", 30, 38)));
        return Compressed.of(new VariantRecord(
                        plain.label(), plain.assignments(), plain.data(), plain.models(), List.of(paid)))
                .path(0);
    }

    @Test
    void sharesAreMeansOverRepetitions() {
        JsonNode all = report().path("answers").path(0);
        assertThat(all.path("changed").path("mean").doubleValue()).isEqualTo(0.25);
        assertThat(all.path("toWrong").path("mean").doubleValue()).isEqualTo(1.0 / 12);
        assertThat(all.path("changedRows").doubleValue()).isEqualTo(1.5);
        assertThat(all.path("exemplars").path("count").intValue()).isEqualTo(1);
        assertThat(all.path("exemplars").path("othersRight").doubleValue()).isEqualTo(1);
    }

    /** Selected of f: 0.40 and 0.44 before, 0.30 and 0.38 after. The group x has too few rows to be named. */
    @Test
    void theGroupWhoseRateChangedMostIsNamed() {
        JsonNode selection = report().path("largest").path(1);
        assertThat(selection.path("rate").asText()).isEqualTo("selectionRate");
        assertThat(selection.path("group").asText()).isEqualTo("f");
        assertThat(selection.path("change").path("mean").doubleValue()).isCloseTo(-0.08, within(1e-12));
    }

    @Test
    void thePageSaysItInSentences() {
        ObjectNode variant = Json.object();
        variant.putArray("compression").add(report());
        Html out = new Html();
        CompressionSection.write(new ReportView(Json.object(), variant, List.of()), out);
        assertThat(out.toString())
                .contains("Small against large")
                .contains("of the answers changed")
                .contains("Selection rate: the largest change of any group is −8.0")
                .contains("1 of 2 rows are compression-identified exemplars")
                .contains("the majority before was right about 100.0 %, of the other rows about 100.0 %")
                .as("three rows are too few to be named")
                .doesNotContain("The largest share changed");
    }
}
