package io.limbeck.plugins.federation.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Groups;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.ModelOutputs;
import io.limbeck.testkit.SeededTables;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JudgementTest {

    private static final int ROWS = 500;
    private static final int CLIENTS = 13;

    private final Table rows = SeededTables.table(5, ROWS);
    private final float[] logits = new float[2 * ROWS];
    private final int[][] parts = new int[CLIENTS][];

    {
        RandomSource random = new RandomSource(3);
        for (int i = 0; i < logits.length; i++) {
            logits[i] = (float) random.uniform(i);
        }
        for (int client = 0; client < CLIENTS; client++) {
            int own = client;
            // The last two clients hold nothing, and do not answer.
            parts[client] = IntStream.range(0, ROWS)
                    .filter(row -> row * 31 % (CLIENTS - 2) == own)
                    .toArray();
        }
    }

    private Map<String, Double> figures(long masks) {
        return new Judgement(rows, parts).figures(new ModelOutputs(logits, 2), new RandomSource(masks));
    }

    private boolean decided(int row) {
        return (logits[2 * row + 1] > logits[2 * row] ? 1 : 0) == rows.favourable();
    }

    /** P(favourable | rows), of all rows in one place. */
    private double rate(IntPredicate of) {
        int[] chosen = IntStream.range(0, ROWS).filter(of).toArray();
        return (double) IntStream.of(chosen).filter(this::decided).count() / chosen.length;
    }

    private double gap(Groups groups, IntPredicate of) {
        double[] rates = IntStream.range(0, groups.names().size())
                .mapToDouble(group -> rate(row -> groups.codes()[row] == group && of.test(row)))
                .filter(rate -> !Double.isNaN(rate))
                .sorted()
                .toArray();
        return rates[rates.length - 1] - rates[0];
    }

    @Test
    void gapsOfCountsThatNobodySeesAreThoseOfACentralComputation() {
        Map<String, Double> central = new LinkedHashMap<>();
        for (Groups groups : rows.sensitive()) {
            central.put("parityGap:" + groups.attribute(), gap(groups, row -> true));
            central.put(
                    "oddsGap:" + groups.attribute(),
                    Math.max(
                            gap(groups, row -> rows.labels()[row] == rows.favourable()),
                            gap(groups, row -> rows.labels()[row] != rows.favourable())));
        }
        assertThat(central).isNotEmpty();
        assertThat(figures(1)).containsAllEntriesOf(central);
    }

    @Test
    void noFigureDependsOnTheMasks() {
        assertThat(figures(1)).isEqualTo(figures(2));
    }
}
