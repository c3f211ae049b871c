package plugin.example;

import io.limbeck.spi.Component;
import io.limbeck.spi.Plugin;
import io.limbeck.spi.federation.AggregationStrategy;
import io.limbeck.spi.metric.FairnessMetric;
import io.limbeck.spi.model.TeacherSource;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.spi.tensorflow.StudentArchitecture;
import java.util.List;

/** What this jar contributes: one component of each of the five kinds that Limbeck is named for. */
public final class ExamplePlugin implements Plugin {

    @Override
    public List<Component<?, ?>> components() {
        return List.of(
                Component.of(
                                TeacherSource.KIND,
                                "example/nearest-centroid",
                                NearestCentroid.Settings.class,
                                NearestCentroid::new)
                        .ports(NearestCentroid::ports),
                Component.of(StudentArchitecture.KIND, "example/gated-layer", GatedLayer.Settings.class, GatedLayer::new)
                        .ports(GatedLayer::ports),
                Component.of(LossTerm.KIND, "example/entropy-floor", EntropyFloor.Settings.class, EntropyFloor::new)
                        .ports(EntropyFloor::ports),
                Component.of(
                        FairnessMetric.KIND,
                        "example/lowest-accuracy",
                        LowestAccuracy.Settings.class,
                        LowestAccuracy::new),
                Component.of(
                        AggregationStrategy.KIND,
                        "example/cautious-mean",
                        CautiousMean.Settings.class,
                        CautiousMean::new));
    }
}
