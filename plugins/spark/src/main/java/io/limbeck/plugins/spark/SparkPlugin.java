package io.limbeck.plugins.spark;

import io.limbeck.spi.Component;
import io.limbeck.spi.Plugin;
import io.limbeck.spi.PluginDescriptor;
import io.limbeck.spi.execution.ExecutionBackend;
import java.util.List;

/** Spark as the engine for many machines. */
public final class SparkPlugin implements Plugin {

    @Override
    public PluginDescriptor descriptor() {
        return new PluginDescriptor("limbeck-spark", "0.1.0", "Spark as the engine for many machines", "[0.1,1)");
    }

    @Override
    public List<Component<?, ?>> components() {
        return List.of(
                Component.of(ExecutionBackend.KIND, "spark/standalone", Standalone.Settings.class, Standalone::new)
                        .jvmOnly("Spark's driver and its executors are Java programs"));
    }
}
