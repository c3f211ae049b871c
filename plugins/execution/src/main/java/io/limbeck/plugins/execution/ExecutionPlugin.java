package io.limbeck.plugins.execution;

import io.limbeck.spi.Component;
import io.limbeck.spi.NoSettings;
import io.limbeck.spi.Plugin;
import io.limbeck.spi.PluginDescriptor;
import io.limbeck.spi.execution.ExecutionBackend;
import java.util.List;

/** Who does the work of a run, on one machine. */
public final class ExecutionPlugin implements Plugin {

    @Override
    public PluginDescriptor descriptor() {
        return new PluginDescriptor("limbeck-execution", "0.1.0", "Execution backends of one machine", "[0.1,1)");
    }

    @Override
    public List<Component<?, ?>> components() {
        return List.of(
                Component.of(
                                ExecutionBackend.KIND,
                                "execution/in-process",
                                NoSettings.class,
                                settings -> new InProcess())
                        .summary("The process that was started does everything; the default"),
                Component.of(ExecutionBackend.KIND, "execution/processes", Processes.Settings.class, Processes::new));
    }
}
