package io.limbeck.cli;

import io.limbeck.spi.Component;
import io.limbeck.spi.Default;
import io.limbeck.spi.NoSettings;
import io.limbeck.spi.Plugin;
import io.limbeck.spi.PluginDescriptor;
import io.limbeck.spi.Summary;
import io.limbeck.spi.metric.Metric;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;

/** A plugin without components, and some with wrong ones. */
public class TinyPlugin implements Plugin {

    /** Fails as soon as it is listed. */
    public static final class Failing extends TinyPlugin {
        @Override
        public List<Component<?, ?>> components() {
            throw new IllegalStateException("no licence");
        }
    }

    /** Takes a name that is not for it. */
    public static final class Presumptuous extends TinyPlugin {
        @Override
        public List<Component<?, ?>> components() {
            return List.of(component("quality/tiny", NoSettings.class));
        }
    }

    /** Has defaults that its settings do not take. */
    public static final class Careless extends TinyPlugin {
        @Override
        public List<Component<?, ?>> components() {
            return List.of(component("tiny/text", Text.class), component("tiny/negative", Negative.class));
        }
    }

    /** A number whose default is a text. */
    record Text(@Summary("A number") @Default("lots") double floor) {}

    /** A number whose default is too small. */
    record Negative(
            @Summary("A number") @Default("-1") @PositiveOrZero
            double floor) {}

    private static <S extends Record> Component<?, ?> component(String id, Class<S> settings) {
        return Component.of(Metric.KIND, id, settings, given -> {
            throw new UnsupportedOperationException("Nobody makes it");
        });
    }

    @Override
    public PluginDescriptor descriptor() {
        return new PluginDescriptor("tiny", "0.1.0", "Tiny", "[0.1,1)");
    }

    @Override
    public List<Component<?, ?>> components() {
        return List.of();
    }
}
