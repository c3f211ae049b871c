package io.limbeck.plugins.fairness.slice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SliceSearchTest {

    private static Condition condition(String column, String text, int... rows) {
        BitSet set = new BitSet();
        IntStream.of(rows).forEach(set::set);
        return new Condition(column, text, set, set);
    }

    private static List<List<String>> best(
            List<Condition> conditions, double[] losses, int minimum, double weight, int depth) {
        return new SliceSearch(conditions, losses, minimum, weight)
                .best(depth, 5).stream()
                        .map(slice -> slice.stream().map(Condition::text).toList())
                        .toList();
    }

    private static final Condition OLD = condition("age", "old", 0, 1, 2, 3);
    private static final Condition YOUNG = condition("age", "young", 4, 5, 6, 7);
    private static final Condition POOR = condition("income", "poor", 0, 1, 4, 5);

    /** Errors are where old and poor meet: scores are 4 - 1 = 3 at α = 1 there, and 1 for either alone. */
    @Test
    void theConjunctionIsFoundWhereTheErrorsAre() {
        double[] losses = {1, 1, 0, 0, 0, 0, 0, 0};
        assertThat(best(List.of(OLD, YOUNG, POOR), losses, 2, 1, 2).get(0)).containsExactly("old", "poor");
        assertThat(best(List.of(OLD, YOUNG, POOR), losses, 3, 1, 2)).containsExactly(List.of("old"), List.of("poor"));
        assertThat(best(List.of(OLD, YOUNG, POOR), losses, 2, 1, 1)).containsExactly(List.of("old"), List.of("poor"));
    }

    /** At α = 0.5 the pair scores 0.5·3 - 0.5·3 = 0, each alone 0.5·1 - 0.5·1 = 0: nothing is worth its smallness. */
    @Test
    void smallSlicesPayAPrice() {
        double[] losses = {1, 1, 0, 0, 0, 0, 0, 0};
        assertThat(best(List.of(OLD, YOUNG, POOR), losses, 2, 0.5, 2)).isEmpty();
    }

    @Test
    void aConditionThatAddsNothingIsLeftOut() {
        double[] losses = {1, 1, 1, 1, 0, 0, 0, 0};
        assertThat(best(List.of(OLD, POOR), losses, 1, 1, 2)).containsExactly(List.of("old"));
    }

    @Test
    void theSameRowsUnderAnotherNameAreToldOnce() {
        double[] losses = {1, 1, 1, 1, 0, 0, 0, 0};
        Condition retired = condition("work", "retired", 0, 1, 2, 3);
        assertThat(best(List.of(OLD, retired), losses, 1, 1, 2)).containsExactly(List.of("old"));
    }
}
