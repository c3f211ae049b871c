package io.limbeck.plugins.text.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.explain.Exhibit.BarGroup;
import io.limbeck.spi.explain.Exhibit.Bars;
import io.limbeck.spi.explain.Exhibit.Panel;
import java.util.List;
import org.junit.jupiter.api.Test;

class StrongestCodesTest {

    private static Table rows(List<Column.CodeNames> meanings) {
        Column.Block block = new Column.Block("tokens", new float[6], List.of(3, 2), List.of(3, 3), meanings);
        return new Table(List.of(block), new int[1], List.of("O", "B-x"), 1, List.of(), new double[1], new long[1]);
    }

    /** Places have 6 codes each: weight row 11 is place 0, second field, code 2; row 2 is the place before, first field. */
    @Test
    void barsNameTheWordItsPlaceAndItsWeightAboveTheMean() {
        Table rows = rows(List.of(
                new Column.CodeNames("lower", List.of("‹none›", "‹unknown›", "of")),
                new Column.CodeNames("suffix-3", List.of("‹none›", "‹unknown›", "oma"))));
        float[] weights = new float[3 * 6 * 2];
        weights[11 * 2] = -2;
        weights[11 * 2 + 1] = 4;
        weights[2 * 2 + 1] = 2;
        Panel panel = (Panel) StrongestCodes.of(rows, weights, 2).orElseThrow();
        Bars bars = (Bars) panel.exhibits().get(1);
        assertThat(bars.title()).isEqualTo("B-x");
        assertThat(bars.groups()).extracting(BarGroup::label).containsExactly("suffix-3 oma [0]", "lower of [-1]");
        assertThat(bars.groups().get(0).values().get(0)).isCloseTo(3, within(1e-6));
        assertThat(bars.groups().get(1).values().get(0)).isCloseTo(1, within(1e-6));
    }

    @Test
    void codesWithoutNamesAreNotShown() {
        assertThat(StrongestCodes.of(rows(List.of()), new float[36], 2)).isEmpty();
    }
}
