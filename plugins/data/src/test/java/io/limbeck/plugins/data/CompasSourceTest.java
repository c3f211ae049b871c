package io.limbeck.plugins.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Problem;
import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Table;
import io.limbeck.testkit.SettingsDefaults;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CompasSourceTest {

    private static Table read(Map<String, ?> values) {
        return new CompasSource(SettingsDefaults.of(CompasSource.Settings.class, values), RealData.context("compas"))
                .read();
    }

    /** Figures computed from the published file with another program; women are the privileged ones, as in AIF360. */
    @Test
    void ratesOfTheFilteredRowsAreThePublishedOnes() {
        Table rows = read(Map.of());
        assertThat(rows.rows()).isEqualTo(6172);
        assertThat(rows.classes().get(rows.favourable())).isEqualTo("did-not-recidivate");
        assertThat(RealData.meanDifference(rows, "sex")).isCloseTo(-0.1279983309134417, within(1e-12));
        assertThat(RealData.meanDifference(rows, "race")).isCloseTo(-0.09745618466614947, within(1e-12));
        assertThat(RealData.disparateImpact(rows, "race")).isCloseTo(0.8400075282178671, within(1e-12));
    }

    @Test
    void namesAndDatesOfBirthAreNeverColumns() {
        Table rows = read(Map.of("sensitiveAsFeature", true));
        assertThat(rows.columns())
                .extracting(Column::name)
                .containsExactly(
                        "sex",
                        "age",
                        "age_cat",
                        "race",
                        "juv_fel_count",
                        "juv_misd_count",
                        "juv_other_count",
                        "priors_count",
                        "c_charge_degree",
                        "c_charge_desc");
    }

    @Test
    void onlyTheTwoLargestRacesCanBeKept() {
        Table rows = read(Map.of("race", RaceGroups.BLACK_WHITE, "chargeDescription", false));
        assertThat(rows.rows()).isEqualTo(5278);
        assertThat(rows.groups("race").names()).containsExactly("African-American", "Caucasian");
        assertThat(rows.columns()).extracting(Column::name).doesNotContain("c_charge_desc");
    }

    @Test
    void aPrivilegedGroupThatIsNoneIsToldBeforeReading() {
        CompasSource.Settings settings =
                SettingsDefaults.of(CompasSource.Settings.class, Map.of("privileged", Map.of("race", "caucasian")));
        assertThat(CompasSource.ports(settings, PortSpecs.NONE).problems())
                .extracting(Problem::message, problem -> problem.remedy().substring(0, 27))
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        "there is no group 'caucasian'", "did you mean 'Caucasian'? t"));
    }
}
