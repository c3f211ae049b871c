package plugin.example;

import io.limbeck.spi.Component;
import io.limbeck.testkit.AggregationStrategyContract;
import java.util.List;

/** Holds the strategy to what every strategy keeps: order of clients, rounds without updates, purity. */
final class AggregationTest extends AggregationStrategyContract {

    @Override
    protected List<Component<?, ?>> components() {
        return new ExamplePlugin().components();
    }
}
