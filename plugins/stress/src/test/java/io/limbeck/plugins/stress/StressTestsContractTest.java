package io.limbeck.plugins.stress;

import io.limbeck.spi.Component;
import io.limbeck.spi.data.Table;
import io.limbeck.testkit.OptOut;
import io.limbeck.testkit.SeededTables;
import io.limbeck.testkit.SettingsDefaults;
import io.limbeck.testkit.StressTestContract;
import java.util.List;
import java.util.Map;

final class StressTestsContractTest extends StressTestContract {

    @Override
    protected List<Component<?, ?>> components() {
        return new StressPlugin().components();
    }

    @Override
    protected Record settings(Component<?, ?> component) {
        return SettingsDefaults.read(
                component.settings(),
                switch (component.id().toString()) {
                    case "stress/held-out-class" -> Map.of("classes", "[yes]");
                    default -> Map.of();
                });
    }

    @Override
    protected Table rows(Component<?, ?> component, long seed, int rows) {
        return switch (component.id().name()) {
            case "rotation", "blur", "shuffled" -> SeededTables.images(seed, rows, 10);
            default -> SeededTables.table(seed, rows);
        };
    }

    @Override
    protected List<OptOut<Behavior>> optOuts() {
        return List.of(new OptOut<>(
                "stress/held-out-class",
                Behavior.CHANGES_FEATURES,
                "rows stay as they are; what is unknown of them is said"));
    }
}
