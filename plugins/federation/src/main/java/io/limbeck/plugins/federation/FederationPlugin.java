package io.limbeck.plugins.federation;

import io.limbeck.plugins.federation.aggregate.Aggregators;
import io.limbeck.plugins.federation.attack.Attacks;
import io.limbeck.plugins.federation.availability.Availabilities;
import io.limbeck.plugins.federation.compress.Compressions;
import io.limbeck.plugins.federation.consensus.Consensuses;
import io.limbeck.plugins.federation.partition.Partitioners;
import io.limbeck.plugins.federation.privacy.Privacy;
import io.limbeck.plugins.federation.robust.RobustAggregators;
import io.limbeck.plugins.federation.round.Federations;
import io.limbeck.spi.Component;
import io.limbeck.spi.Plugin;
import io.limbeck.spi.PluginDescriptor;
import java.util.ArrayList;
import java.util.List;

/** Federations: partitions, aggregation, exchange of predictions, privacy. */
public final class FederationPlugin implements Plugin {

    @Override
    public PluginDescriptor descriptor() {
        return new PluginDescriptor("limbeck-federation", "0.1.0", "Learning from data that never meets", "[0.1,1)");
    }

    @Override
    public List<Component<?, ?>> components() {
        List<Component<?, ?>> components = new ArrayList<>();
        components.addAll(Partitioners.components());
        components.addAll(Aggregators.components());
        components.addAll(Consensuses.components());
        components.addAll(Federations.components());
        components.addAll(RobustAggregators.components());
        components.addAll(Privacy.components());
        components.addAll(Attacks.components());
        components.addAll(Compressions.components());
        components.addAll(Availabilities.components());
        return components;
    }
}
