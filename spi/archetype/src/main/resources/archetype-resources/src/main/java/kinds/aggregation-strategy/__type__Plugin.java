package ${package};

import io.limbeck.spi.Component;
import io.limbeck.spi.Plugin;
import io.limbeck.spi.federation.AggregationStrategy;
import java.util.List;

/** What this jar contributes. */
public final class ${type}Plugin implements Plugin {

    @Override
    public List<Component<?, ?>> components() {
        return List.of(Component.of(AggregationStrategy.KIND, "my/${artifactId}", ${type}.Settings.class, ${type}::new));
    }
}
