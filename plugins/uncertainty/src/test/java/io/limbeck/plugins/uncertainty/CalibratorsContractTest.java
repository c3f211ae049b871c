package io.limbeck.plugins.uncertainty;

import io.limbeck.spi.Component;
import io.limbeck.testkit.OptOut;
import io.limbeck.testkit.TeacherSourceContract;
import java.util.List;

final class CalibratorsContractTest extends TeacherSourceContract {

    @Override
    protected List<Component<?, ?>> components() {
        return new UncertaintyPlugin()
                .components().stream()
                        .filter(component -> !UncertaintyContractTest.OF_TRAINED_MODELS.contains(
                                component.id().name()))
                        .toList();
    }

    @Override
    protected List<OptOut<Behavior>> optOuts() {
        return List.of(
                new OptOut<>(
                        "uncertainty/vector-scaling",
                        Behavior.KEEPS_DECISIONS,
                        "a bias of its own moves the border between classes"),
                new OptOut<>(
                        "uncertainty/matrix-scaling",
                        Behavior.KEEPS_DECISIONS,
                        "a bias of its own moves the border between classes"),
                new OptOut<>(
                        "uncertainty/dirichlet-calibration",
                        Behavior.KEEPS_DECISIONS,
                        "a bias of its own moves the border between classes"),
                new OptOut<>(
                        "uncertainty/platt-scaling",
                        Behavior.KEEPS_DECISIONS,
                        "a bias of its own moves the border between classes"),
                new OptOut<>(
                        "uncertainty/beta-calibration",
                        Behavior.KEEPS_DECISIONS,
                        "a bias of its own moves the border between classes"),
                new OptOut<>(
                        "uncertainty/histogram-binning",
                        Behavior.KEEPS_DECISIONS,
                        "each bin has a probability of its own"),
                new OptOut<>(
                        "uncertainty/histogram-binning",
                        Behavior.KEEPS_ORDER,
                        "each bin has a probability of its own"));
    }
}
