package ${package};

import io.limbeck.spi.Component;
import io.limbeck.testkit.FairnessMetricContract;
import java.util.List;

/** Holds the component to what every fairness metric keeps. */
final class ${type}Test extends FairnessMetricContract {

    @Override
    protected List<Component<?, ?>> components() {
        return new ${type}Plugin().components();
    }
}
