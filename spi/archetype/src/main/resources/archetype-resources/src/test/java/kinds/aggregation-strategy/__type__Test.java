package ${package};

import io.limbeck.spi.Component;
import io.limbeck.testkit.AggregationStrategyContract;
import java.util.List;

/** Holds the component to what every aggregation strategy keeps. */
final class ${type}Test extends AggregationStrategyContract {

    @Override
    protected List<Component<?, ?>> components() {
        return new ${type}Plugin().components();
    }
}
