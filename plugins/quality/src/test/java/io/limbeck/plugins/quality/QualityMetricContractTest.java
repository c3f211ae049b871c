package io.limbeck.plugins.quality;

import io.limbeck.spi.Component;
import io.limbeck.testkit.MetricContract;
import io.limbeck.testkit.SettingsDefaults;
import java.util.List;
import java.util.Map;

final class QualityMetricContractTest extends MetricContract {

    @Override
    protected List<Component<?, ?>> components() {
        return new QualityPlugin().components();
    }

    @Override
    protected Record settings(Component<?, ?> component) {
        return SettingsDefaults.read(
                component.settings(),
                switch (component.id().toString()) {
                    case "quality/recall-of" -> Map.of("of", "class 1");
                    default -> Map.of();
                });
    }
}
