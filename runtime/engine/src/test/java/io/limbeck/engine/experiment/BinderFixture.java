package io.limbeck.engine.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.limbeck.engine.catalog.Catalog;
import io.limbeck.engine.document.ExperimentReader;
import io.limbeck.engine.document.FakePlugin;
import io.limbeck.engine.experiment.BoundExperiment.BoundNode;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import java.util.List;
import java.util.Objects;

/** One good document, and what the binder makes of it and of its neighbours. */
final class BinderFixture {

    static final Catalog CATALOG = FakePlugin.catalog();

    static final String DOCUMENT = """
        limbeck: 1
        name: fair-credit
        seed: 17
        repeat: 5
        data:
          use: data/fake
          sensitive: [sex]
          split: {train: 0.5, validation: 0.15, calibration: 0.1, test: 0.25}
          prepare: [data/one-hot, data/standardize]
        teacher:
          architecture: {use: models/mlp, hidden: [64], dropout: 0.5}
          objective: [distillation/cross-entropy]
          train: {epochs: 40, batch: 1024, optimizer: {use: adam, learningRate: 0.01}}
        student:
          architecture: {use: mlp, hidden: [8]}
          objective:
            - {use: distillation/cross-entropy, weight: 0.5}
            - {use: distillation/kd, temperature: 3, weight: 0.5}
            - {use: fairness/equalized-odds-gap, weight: {schedule: ramp, to: 1.0, epochs: 5}}
          train: {epochs: 20}
        evaluate: [quality/accuracy, fairness/equalized-odds]
        """;

    static BoundExperiment bind(String document) {
        return Experiments.bind(Experiments.toFlat(ExperimentReader.parse(document), CATALOG), CATALOG);
    }

    static List<Problem> problems(String document) {
        InvalidInputException wrong = catchThrowableOfType(InvalidInputException.class, () -> bind(document));
        assertThat(wrong).as("the document is wrong").isNotNull();
        assertThat(wrong.problems())
                .allSatisfy(problem -> assertThat(problem.remedy()).isNotBlank());
        return wrong.problems();
    }

    static BoundNode node(BoundExperiment experiment, String place) {
        return Objects.requireNonNull(experiment.nodes().get(place), place);
    }

    static void assertProblem(String document, String where, String message, String remedy) {
        assertThat(problems(document)).anySatisfy(problem -> {
            assertThat(problem.where()).isEqualTo(where);
            assertThat(problem.message()).contains(message);
            assertThat(problem.remedy()).contains(remedy);
        });
    }

    static String with(String from, String to) {
        assertThat(DOCUMENT).contains(from);
        return DOCUMENT.replace(from, to);
    }

    private BinderFixture() {}
}
