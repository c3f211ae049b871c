package io.limbeck.plugins.federation.robust;

import static io.limbeck.spi.federation.AggregationStrategy.KIND;

import io.limbeck.spi.Component;
import io.limbeck.spi.federation.UpdateFilter;
import java.util.List;

/** The robust aggregation strategies, and what goes ahead of them. */
public final class RobustAggregators {

    private RobustAggregators() {}

    /** {@return all of them} */
    public static List<Component<?, ?>> components() {
        return List.of(
                Component.of(KIND, "federation/median", Median.Settings.class, Median::new),
                Component.of(KIND, "federation/trimmed-mean", TrimmedMean.Settings.class, TrimmedMean::new),
                Component.of(KIND, "federation/mean-around-median", Meamed.Settings.class, Meamed::new),
                Component.of(KIND, "federation/krum", Krum.Settings.class, Krum::new),
                Component.of(KIND, "federation/multi-krum", MultiKrum.Settings.class, MultiKrum::new),
                Component.of(KIND, "federation/bulyan", Bulyan.Settings.class, Bulyan::new),
                Component.of(KIND, "federation/geometric-median", GeometricMedian.Settings.class, GeometricMedian::new),
                Component.of(
                        KIND, "federation/centered-clipping", CenteredClipping.Settings.class, CenteredClipping::new),
                Component.of(
                        KIND,
                        "federation/minimum-diameter-averaging",
                        MinimumDiameter.Settings.class,
                        MinimumDiameter::new),
                Component.of(KIND, "federation/monna", Monna.Settings.class, Monna::new),
                Component.of(KIND, "federation/caf", Caf.Settings.class, Caf::new),
                Component.of(KIND, "federation/smea", Smea.Settings.class, Smea::new),
                Component.of(
                        UpdateFilter.KIND,
                        "federation/nearest-neighbour-mixing",
                        NearestNeighbourMixing.Settings.class,
                        NearestNeighbourMixing::new),
                Component.of(UpdateFilter.KIND, "federation/bucketing", Bucketing.Settings.class, Bucketing::new),
                Component.of(
                        UpdateFilter.KIND,
                        "federation/adaptive-robust-clipping",
                        AdaptiveRobustClipping.Settings.class,
                        AdaptiveRobustClipping::new));
    }
}
