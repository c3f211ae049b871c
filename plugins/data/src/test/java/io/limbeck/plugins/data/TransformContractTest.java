package io.limbeck.plugins.data;

import io.limbeck.spi.Component;
import io.limbeck.spi.data.Table;
import io.limbeck.testkit.OptOut;
import io.limbeck.testkit.SeededTables;
import io.limbeck.testkit.SettingsDefaults;
import io.limbeck.testkit.TransformContract;
import java.util.List;
import java.util.Map;

final class TransformContractTest extends TransformContract {

    @Override
    protected List<Component<?, ?>> components() {
        return new DataPlugin().components();
    }

    @Override
    protected Record settings(Component<?, ?> component) {
        return SettingsDefaults.read(
                component.settings(),
                switch (component.id().toString()) {
                    case "data/leave-out-class" -> Map.of("classes", "[no]");
                    default -> Map.of();
                });
    }

    @Override
    protected Table rows(Component<?, ?> component, long seed, int rows) {
        return component.id().name().equals("smote")
                ? SeededTables.numericTable(seed, rows)
                : SeededTables.table(seed, rows);
    }

    @Override
    protected List<OptOut<Behavior>> optOuts() {
        return List.of(
                new OptOut<>("data/resample", Behavior.NEEDS_NO_CHANCE, "which rows come twice is drawn"),
                new OptOut<>("data/smote", Behavior.NEEDS_NO_CHANCE, "between which rows a new one lies is drawn"));
    }
}
