package io.limbeck.plugins.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.testkit.SettingsDefaults;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EncodingTest {

    private static final RandomSource RANDOM = new RandomSource(1);
    private static final int[] NOBODY = {0, 1, 0};

    private static Table oneHot(Map<String, ?> settings, Table train, Table rows) {
        return new OneHot(SettingsDefaults.of(OneHot.Settings.class, settings))
                .fit(train, RANDOM)
                .apply(rows, Split.TEST);
    }

    private static Table colours(List<String> categories, int... codes) {
        return Rows.of(NOBODY, NOBODY, new Column.Categorical("colour", codes, categories));
    }

    @Test
    void everyCategoryBecomesAColumnOfZerosAndOnes() {
        Table rows = colours(List.of("blue", "green", "red"), 2, 0, -1);
        Table encoded = oneHot(Map.of(), rows, rows);
        assertThat(encoded.columns())
                .extracting(Column::name)
                .containsExactly("colour=blue", "colour=green", "colour=red");
        assertThat(encoded.matrix()).containsExactly(0, 0, 1, 1, 0, 0, 0, 0, 0);
    }

    @Test
    void theFirstCategoryCanBeLeftOutAndTheMissingHaveAColumn() {
        Table two = colours(List.of("blue", "red"), 0, 1, -1);
        assertThat(oneHot(Map.of("drop", OneHot.Drop.BINARY), two, two).matrix())
                .containsExactly(0, 1, 0);
        Table three = colours(List.of("blue", "green", "red"), 0, 1, -1);
        assertThat(oneHot(Map.of("drop", OneHot.Drop.BINARY), three, three).width())
                .isEqualTo(3);
        Table encoded = oneHot(Map.of("drop", OneHot.Drop.FIRST, "missing", OneHot.Missing.COLUMN), three, three);
        assertThat(encoded.columns())
                .extracting(Column::name)
                .containsExactly("colour=green", "colour=red", "colour=missing");
        assertThat(encoded.matrix()).containsExactly(0, 0, 0, 1, 0, 0, 0, 0, 1);
    }

    @Test
    void aCategoryThatWasNotThereWhenItLearntIsZeroEverywhere() {
        Table train = colours(List.of("blue", "red"), 0, 1, 1);
        Table later = colours(List.of("pink", "red"), 0, 1, -1);
        assertThat(oneHot(Map.of(), train, later).matrix()).containsExactly(0, 0, 0, 1, 0, 0);
    }

    /** Mean 2 and population variance 8/3 of (0, 2, 4). */
    @Test
    void numbersAreScaledByWhatTheTrainingRowsSay() {
        Table train = Rows.of(NOBODY, NOBODY, Rows.numbers("x", 0, 2, 4), Rows.numbers("same", 0.1, 0.1, 0.1));
        Table test = Rows.of(NOBODY, NOBODY, Rows.numbers("x", 2, 10, 0), Rows.numbers("same", 0.1, 7, 0));
        Table scaled = standardize(Standardize.Blocks.KEEP, train, test);
        double deviation = Math.sqrt(8.0 / 3);
        assertThat(((Column.Numeric) scaled.columns().get(0)).values())
                .containsExactly(0, 8 / deviation, -2 / deviation);
        assertThat(((Column.Numeric) scaled.columns().get(1)).values()).containsExactly(0, 0, 0);
    }

    @Test
    void blocksAreKeptOrScaledAsAWholeOrPlaceByPlace() {
        Table rows = Rows.of(
                new int[] {0, 1}, new int[] {0, 1}, new Column.Block("image", new float[] {1, 10, 3, 30}, List.of(2)));
        assertThat(standardize(Standardize.Blocks.KEEP, rows, rows).matrix()).containsExactly(1, 10, 3, 30);
        assertThat(standardize(Standardize.Blocks.EACH, rows, rows).matrix()).containsExactly(-1, -1, 1, 1);
        // Mean 11, variance (100 + 1 + 64 + 361) / 4.
        float deviation = (float) Math.sqrt(131.5);
        assertThat(standardize(Standardize.Blocks.WHOLE, rows, rows).matrix())
                .containsExactly(
                        new float[] {-10 / deviation, -1 / deviation, -8 / deviation, 19 / deviation}, within(1e-6f));
    }

    private static Table standardize(Standardize.Blocks blocks, Table train, Table rows) {
        return new Standardize(new Standardize.Settings(blocks))
                .fit(train, RANDOM)
                .apply(rows, Split.TEST);
    }
}
