package io.limbeck.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.engine.experiment.BoundExperiment;
import io.limbeck.engine.tensorflow.SessionOptions;
import io.limbeck.spi.data.Split;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataPreparerTest {

    @TempDir
    Path folder;

    private BoundExperiment experiment(String... overrides) {
        Workshop workshop = new Workshop(folder);
        return workshop.engine()
                .check(workshop.submission(Workshop.document(Workshop.student("a")), overrides))
                .variants()
                .get(0)
                .experiment();
    }

    private DataPreparer preparer() {
        return new DataPreparer(new Workplace(folder, Optional.empty(), SessionOptions.CPU), folder);
    }

    @Test
    void itKeepsFewDataSetsHoweverManyRepetitionsThereAre() {
        BoundExperiment experiment = experiment();
        try (DataPreparer data = preparer()) {
            for (int repetition = 0; repetition < 20; repetition++) {
                data.prepare(experiment, "data", repetition);
                assertThat(data.kept()).isLessThanOrEqualTo(2);
            }
            assertThat(data.prepare(experiment, "data", 19)).isSameAs(data.prepare(experiment, "data", 19));
            data.close();
            assertThat(data.kept()).isZero();
        }
    }

    @Test
    void eachRepetitionSplitsOtherwiseAndAlwaysTheSameWay() {
        BoundExperiment experiment = experiment();
        try (DataPreparer data = preparer();
                DataPreparer again = preparer()) {
            long[] first = data.prepare(experiment, "data", 0).rows(Split.TRAIN).ids();
            assertThat(data.prepare(experiment, "data", 1).rows(Split.TRAIN).ids())
                    .isNotEqualTo(first);
            assertThat(again.prepare(experiment, "data", 0).rows(Split.TRAIN).ids())
                    .isEqualTo(first);
        }
    }

    @Test
    void otherSettingsOfAPartGiveOtherRows() {
        try (DataPreparer data = preparer()) {
            Prepared half = data.prepare(experiment(), "data", 0);
            Prepared less = data.prepare(
                    experiment("data.split={train: 0.4, validation: 0.15, calibration: 0.1, test: 0.35}"), "data", 0);
            assertThat(half.rows(Split.TRAIN).rows()).isEqualTo(600);
            assertThat(less.rows(Split.TRAIN).rows()).isEqualTo(480);
            assertThat(less.raw()).as("read once").isSameAs(half.raw());
        }
    }

    @Test
    void theSplitsShareNoRow() {
        try (DataPreparer data = preparer()) {
            Prepared prepared = data.prepare(experiment(), "data", 0);
            long[] all = Arrays.stream(Split.values())
                    .flatMapToLong(split -> Arrays.stream(prepared.rows(split).ids()))
                    .toArray();
            assertThat(all).hasSize(1200).doesNotHaveDuplicates();
        }
    }
}
