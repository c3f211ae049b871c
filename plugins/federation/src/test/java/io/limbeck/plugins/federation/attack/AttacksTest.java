package io.limbeck.plugins.federation.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.plugins.federation.Shipped;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.federation.ClientUpdate;
import io.limbeck.spi.federation.UpdateFilter;
import io.limbeck.testkit.SeededTables;
import io.limbeck.testkit.SeededUpdates;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AttacksTest {

    private static final List<ClientUpdate> UPDATES = List.of(
            new ClientUpdate(0, 1, 1, new double[] {9, 9, 9}),
            new ClientUpdate(1, 1, 1, new double[] {1, 2, 3}),
            new ClientUpdate(2, 1, 1, new double[] {4, 5, 6}),
            new ClientUpdate(3, 1, 1, new double[] {7, 8, 9}));

    private static List<ClientUpdate> attacked(String id, Map<String, ?> settings) {
        return Shipped.make(UpdateFilter.KIND, "federation/" + id, settings)
                .apply(UPDATES, Map.of(), SeededUpdates.at(0, 4))
                .updates();
    }

    /** ByzFL's docstring: the mean is 4, 5, 6, the deviation 3 in each, and 1.5 of them above are 8.5, 9.5, 10.5. */
    @Test
    void aLittleIsTheMeanAndSomeDeviations() {
        List<ClientUpdate> attacked = attacked("a-little-is-enough", Map.of("share", 0.25));
        assertThat(attacked.get(0).change()).containsExactly(new double[] {8.5, 9.5, 10.5}, within(1e-12));
        assertThat(attacked.subList(1, 4)).isEqualTo(UPDATES.subList(1, 4));
    }

    @Test
    void aFlippedSignIsOfTheOwnChange() {
        assertThat(attacked("sign-flip", Map.of("clients", List.of(3), "factor", 2))
                        .get(3)
                        .change())
                .containsExactly(-14, -16, -18);
    }

    @Test
    void mimicsSendWhatOneHonestClientSends() {
        List<ClientUpdate> attacked = attacked("mimic", Map.of("clients", List.of(0, 2), "target", 1));
        assertThat(attacked.get(0).change()).containsExactly(7, 8, 9);
        assertThat(attacked.get(2).change()).containsExactly(7, 8, 9);
    }

    @Test
    void noiseHasNothingOfTheOwnChange() {
        assertThat(attacked("gaussian-attack", Map.of("share", 0.25, "deviation", 0))
                        .get(0)
                        .change())
                .containsExactly(new double[3], within(0.0));
    }

    @Test
    void withoutHonestClientsAttackersHaveNothingToBuildOn() {
        assertThat(attacked("mimic", Map.of("share", 1.0))).isEqualTo(UPDATES);
    }

    @Test
    void labelsAreFlippedInTheRowsOfAttackersAlone() {
        Table rows = SeededTables.table(3, 8);
        int[][] parts = {{0, 1, 2}, {3, 4}, {5, 6, 7}};
        Table held = Shipped.make(UpdateFilter.KIND, "federation/label-flip", Map.of("clients", List.of(1)))
                .held(rows, parts, new RandomSource(1));
        for (int row = 0; row < 8; row++) {
            boolean attacker = row == 3 || row == 4;
            assertThat(held.labels()[row]).isEqualTo(attacker ? 1 - rows.labels()[row] : rows.labels()[row]);
        }
        assertThat(held.columns()).isEqualTo(rows.columns());
    }
}
