package io.limbeck.plugins.models;

import io.limbeck.spi.Component;
import io.limbeck.spi.data.Table;
import io.limbeck.testkit.AugmentationContract;
import io.limbeck.testkit.SeededTables;
import java.util.List;

final class AugmentationsContractTest extends AugmentationContract {

    @Override
    protected List<Component<?, ?>> components() {
        return new ModelsPlugin().components();
    }

    @Override
    protected Table rows(Component<?, ?> component, long seed, int rows) {
        return switch (component.id().name()) {
            case "shift" -> SeededTables.images(seed, rows, 12);
            default -> SeededTables.numericTable(seed, rows);
        };
    }
}
