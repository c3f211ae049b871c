package io.limbeck.plugins.search;

import io.limbeck.spi.Component;
import io.limbeck.testkit.SearchContract;
import io.limbeck.testkit.SettingsDefaults;
import java.util.List;
import java.util.Map;

final class SearchesContractTest extends SearchContract {

    @Override
    protected List<Component<?, ?>> components() {
        return new SearchPlugin().components();
    }

    @Override
    protected Record settings(Component<?, ?> component) {
        return SettingsDefaults.read(
                component.settings(),
                switch (component.id().toString()) {
                    case "search/halving" -> Map.of("budget", "student.train.epochs", "max", "9");
                    case "search/hyperband" -> Map.of("budget", "student.train.epochs", "max", "9");
                    default -> Map.of();
                });
    }
}
