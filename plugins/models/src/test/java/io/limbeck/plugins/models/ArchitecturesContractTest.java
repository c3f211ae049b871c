package io.limbeck.plugins.models;

import io.limbeck.spi.Component;
import io.limbeck.spi.data.Table;
import io.limbeck.testkit.OptOut;
import io.limbeck.testkit.SeededTables;
import io.limbeck.testkit.StudentArchitectureContract;
import java.util.List;

final class ArchitecturesContractTest extends StudentArchitectureContract {

    @Override
    protected List<Component<?, ?>> components() {
        return new ModelsPlugin().components();
    }

    @Override
    protected Table rows(Component<?, ?> component, long seed, int rows) {
        return switch (component.id().name()) {
            case "lenet", "cnn" -> SeededTables.images(seed, rows, 28);
            default -> SeededTables.numericTable(seed, rows);
        };
    }

    @Override
    protected List<OptOut<Behavior>> optOuts() {
        return List.of(new OptOut<>("models/additive", Behavior.DRAWS, "its shapes start at zero"));
    }
}
