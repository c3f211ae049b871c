package io.limbeck.plugins.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Table;
import io.limbeck.testkit.SettingsDefaults;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeartSourceTest {

    private static Table read(Map<String, ?> values) {
        return new HeartSource(SettingsDefaults.of(HeartSource.Settings.class, values), RealData.context("heart"))
                .read();
    }

    /** Rows per hospital as in FLamby (Ogier du Terrail et al. 2022); the other counts were made with awk from the files. */
    @Test
    void hospitalsHaveAsManyPatientsAsInFlamby() {
        Table rows = read(Map.of("sensitive", List.of("sex", "hospital", "age")));
        assertThat(rows.rows()).isEqualTo(740);
        assertThat(rows.groups("hospital").names()).containsExactly("cleveland", "hungarian", "switzerland", "va");
        assertThat(rows.groups("hospital").counts()).containsExactly(303, 261, 46, 130);
    }

    @Test
    void whatMostHospitalsDidNotTakeDownIsLeftOutAndSoIsTheHospital() {
        Table rows = read(Map.of());
        assertThat(rows.columns())
                .extracting(Column::name)
                .containsExactly(
                        "age",
                        "chest-pain",
                        "blood-pressure",
                        "cholesterol",
                        "fasting-sugar",
                        "rest-ecg",
                        "max-heart-rate",
                        "exercise-angina",
                        "st-depression");
        assertThat(rows.columns().get(1))
                .isInstanceOfSatisfying(Column.Categorical.class, pain -> assertThat(pain.categories())
                        .containsExactlyInAnyOrder("typical", "atypical", "non-anginal", "asymptomatic"));
        assertThat(rows.columns().get(0)).isInstanceOf(Column.Numeric.class);
    }
}
