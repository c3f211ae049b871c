package io.limbeck.plugins.external;

import io.limbeck.spi.Component;
import io.limbeck.spi.ModelSpec;
import io.limbeck.spi.Plugin;
import io.limbeck.spi.PluginDescriptor;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.model.TeacherSource;
import java.util.List;

/** Models made elsewhere: SavedModel, ONNX, remote endpoints. */
public final class ExternalPlugin implements Plugin {

    @Override
    public PluginDescriptor descriptor() {
        return new PluginDescriptor("limbeck-external", "0.1.0", "Models made elsewhere", "[0.1,1)");
    }

    @Override
    public List<Component<?, ?>> components() {
        return List.of(
                Component.of(TeacherSource.KIND, "external/saved-model", SavedModel.Settings.class, SavedModel::new)
                        .ports(SavedModel::ports),
                Component.of(TeacherSource.KIND, "external/onnx", Onnx.Settings.class, Onnx::new)
                        .ports((settings, inputs) -> ofData(inputs))
                        .jvmOnly("ONNX Runtime's library lies in its jar"),
                Component.of(
                                TeacherSource.KIND,
                                "external/open-inference",
                                OpenInference.Settings.class,
                                OpenInference::new)
                        .ports((settings, inputs) -> ofData(inputs)));
    }

    private static Ports ofData(PortSpecs inputs) {
        return Ports.giving(new ModelSpec(inputs.data().map(TableSpec::classes).orElse(List.of())));
    }
}
