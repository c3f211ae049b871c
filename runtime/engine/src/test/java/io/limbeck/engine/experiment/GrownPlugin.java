package io.limbeck.engine.experiment;

import io.limbeck.spi.Component;
import io.limbeck.spi.Default;
import io.limbeck.spi.FormerName;
import io.limbeck.spi.Plugin;
import io.limbeck.spi.PluginDescriptor;
import io.limbeck.spi.Removed;
import io.limbeck.spi.Summary;
import io.limbeck.spi.tensorflow.LossTerm;
import jakarta.validation.constraints.Positive;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A loss term whose settings have grown over three versions; it can be checked but never run. */
public final class GrownPlugin implements Plugin {

    @Summary("A part of the training")
    public record Stage(
            @Summary("How long it lasts, in epochs") @FormerName("length") @Default("1") @Positive
            int epochs) {}

    @Summary("A term that has grown")
    @Removed(name = "alpha", remedy = "give the term a 'weight' in the objective")
    public record Settings(
            @Summary("Temperature of the softened outputs") @FormerName({"temp", "t"}) @Default("4") @Positive
            double temperature,

            @Summary("Parts of the training, in order") @Default("[]")
            List<Stage> stages) {}

    /** Version 1 knew the reciprocal of the temperature. */
    private static Map<String, Object> migrated(Map<String, Object> written) {
        if (!(written.get("hardness") instanceof Number hardness)) {
            return written;
        }
        if (hardness.doubleValue() <= 0) {
            throw new IllegalArgumentException("'hardness' must be above 0, but is '" + hardness + "'");
        }
        Map<String, Object> today = new LinkedHashMap<>(written);
        today.remove("hardness");
        today.put("temperature", 1 / hardness.doubleValue());
        return today;
    }

    @Override
    public PluginDescriptor descriptor() {
        return new PluginDescriptor("limbeck-grown", "3.0.0", "Grown", "[0.1,1)");
    }

    @Override
    public List<Component<?, ?>> components() {
        return List.of(Component.of(LossTerm.KIND, "grown/term", Settings.class, settings -> {
                    throw new UnsupportedOperationException("is never run");
                })
                .migrating(GrownPlugin::migrated));
    }
}
