package plugin.example;

import io.limbeck.spi.Component;
import io.limbeck.testkit.FairnessMetricContract;
import java.util.List;

/** Holds the metric to what every fairness metric keeps: order of rows, names of groups, evidence. */
final class FairnessTest extends FairnessMetricContract {

    @Override
    protected List<Component<?, ?>> components() {
        return new ExamplePlugin().components();
    }
}
