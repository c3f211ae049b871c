package io.limbeck.plugins.data;

import io.limbeck.spi.Component;
import io.limbeck.testkit.OptOut;
import io.limbeck.testkit.SettingsDefaults;
import io.limbeck.testkit.SplitterContract;
import java.util.List;
import java.util.Map;

final class SplitterContractTest extends SplitterContract {

    @Override
    protected List<Component<?, ?>> components() {
        return new DataPlugin().components();
    }

    @Override
    protected Record settings(Component<?, ?> component) {
        return SettingsDefaults.read(
                component.settings(),
                switch (component.id().toString()) {
                    case "data/group-split" -> Map.of("attribute", "race", "test", "[c]");
                    default -> Map.of();
                });
    }

    @Override
    protected List<OptOut<Behavior>> optOuts() {
        return List.of(new OptOut<>(
                "data/group-split", Behavior.FILLS_EVERY_SPLIT, "it calibrates on nothing unless it is told to"));
    }
}
