package io.limbeck.plugins.models;

import io.limbeck.spi.Component;
import io.limbeck.testkit.OptOut;
import io.limbeck.testkit.SettingsDefaults;
import io.limbeck.testkit.TeacherSourceContract;
import java.util.List;
import java.util.Map;

final class SourcesContractTest extends TeacherSourceContract {

    @Override
    protected List<Component<?, ?>> components() {
        return new ModelsPlugin()
                .components().stream()
                        .filter(component -> !ModelsContractTest.OF_THE_HOST.contains(
                                component.id().name()))
                        .toList();
    }

    @Override
    protected Record settings(Component<?, ?> component) {
        return SettingsDefaults.read(
                component.settings(),
                switch (component.id().name()) {
                    case "class-bias" -> Map.of("classes", "[yes]");
                    default -> Map.of();
                });
    }

    @Override
    protected List<OptOut<Behavior>> optOuts() {
        return List.of(new OptOut<>("models/class-bias", Behavior.KEEPS_DECISIONS, "it is there to change them"));
    }
}
