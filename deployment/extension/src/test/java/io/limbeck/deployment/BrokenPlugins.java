package io.limbeck.deployment;

import io.limbeck.spi.Component;
import io.limbeck.spi.NoSettings;
import io.limbeck.spi.Plugin;
import io.limbeck.spi.PluginDescriptor;
import io.limbeck.spi.metric.Metric;
import java.util.List;

/** Plugins that cannot be used, each for a reason of its own. */
public final class BrokenPlugins {

    private BrokenPlugins() {}

    private static Metric none() {
        throw new IllegalStateException("Nobody makes this");
    }

    /** Built for a later SPI. */
    public static final class FromTomorrow implements Plugin {
        @Override
        public PluginDescriptor descriptor() {
            return new PluginDescriptor("tomorrow", "1.0", "Tomorrow", "[7,8)");
        }

        @Override
        public List<Component<?, ?>> components() {
            return List.of();
        }
    }

    /** Brings what somebody else has. */
    public static final class Twice implements Plugin {
        @Override
        public PluginDescriptor descriptor() {
            return new PluginDescriptor("twice", "1.0", "Twice", "[0.1,1)");
        }

        @Override
        public List<Component<?, ?>> components() {
            return List.of(
                    Component.of(Metric.KIND, "twice/metric", NoSettings.class, settings -> none()),
                    Component.of(Metric.KIND, "twice/metric", NoSettings.class, settings -> none()));
        }
    }

    /** Asks for a setting that no document can write. */
    public static final class Unwritable implements Plugin {

        /** Settings. */
        public record Settings(Thread thread) {}

        @Override
        public PluginDescriptor descriptor() {
            return new PluginDescriptor("unwritable", "1.0", "Unwritable", "[0.1,1)");
        }

        @Override
        public List<Component<?, ?>> components() {
            return List.of(Component.of(Metric.KIND, "unwritable/metric", Settings.class, settings -> none()));
        }
    }
}
