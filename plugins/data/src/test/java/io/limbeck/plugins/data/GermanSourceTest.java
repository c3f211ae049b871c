package io.limbeck.plugins.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.testkit.SettingsDefaults;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GermanSourceTest {

    private static Table read(Map<String, ?> values) {
        return new GermanSource(SettingsDefaults.of(GermanSource.Settings.class, values), RealData.context("german"))
                .read();
    }

    /** Figures computed from the published file with another program. */
    @Test
    void ratesAreThePublishedOnes() {
        Table rows = read(Map.of("sensitive", List.of("sex", "age")));
        assertThat(rows.rows()).isEqualTo(1000);
        assertThat(rows.groups("sex").counts()).containsExactly(310, 690);
        assertThat(RealData.meanDifference(rows, "sex")).isCloseTo(-0.07480130902290782, within(1e-12));
        assertThat(RealData.disparateImpact(rows, "sex")).isCloseTo(0.8965673282047968, within(1e-12));
        assertThat(rows.groups("age").names()).containsExactly("<=25", ">25");
        assertThat(rows.groups("age").counts()).containsExactly(190, 810);
        assertThat(RealData.meanDifference(rows, "age")).isCloseTo(-0.14944769330734242, within(1e-12));
        assertThat(RealData.disparateImpact(rows, "age")).isCloseTo(0.7948260481712757, within(1e-12));
    }

    @Test
    void theAgeOfTheThresholdCanBelongToTheOlder() {
        Table rows = read(Map.of("sensitive", List.of("age"), "ageInclusive", true));
        assertThat(rows.groups("age").names()).containsExactly("<25", ">=25");
        assertThat(rows.groups("age").counts()).containsExactly(149, 851);
        assertThat(RealData.meanDifference(rows, "age")).isCloseTo(-0.12854990969960323, within(1e-12));
    }

    @Test
    void theSexIsNotHiddenInThePersonalStatus() {
        assertThat(read(Map.of()).columns())
                .extracting(Column::name)
                .hasSize(19)
                .doesNotContain("sex", "personal_status");
        assertThat(read(Map.of("sensitive", List.of())).columns())
                .extracting(Column::name)
                .contains("sex", "age");
    }

    /** AIF360's tutorial on credit scoring: numpy seed 0, 70 % to train on, old from 25 years: -0.169905 before, 0 after. */
    @Test
    void reweighingTheTrainingRowsOfTheAif360TutorialRemovesTheirMeanDifference() {
        Table rows = read(Map.of("sensitive", List.of("age"), "ageInclusive", true));
        Table train = rows.select(Arrays.copyOf(NumpyShuffle.permutation(0, 1000), 700));
        assertThat(RealData.meanDifference(train, "age")).isCloseTo(-0.169905, within(5e-7));
        Table reweighed = new Reweigh(new Reweigh.Settings(Optional.empty()))
                .fit(train, new RandomSource(1))
                .apply(train, Split.TRAIN);
        assertThat(RealData.meanDifference(reweighed, "age")).isCloseTo(0, within(1e-6));
    }
}
