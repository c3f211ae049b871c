package ${package};

import io.limbeck.spi.Component;
import io.limbeck.testkit.StudentArchitectureContract;
import java.util.List;

/** Holds the component to what every student architecture keeps. */
final class ${type}Test extends StudentArchitectureContract {

    @Override
    protected List<Component<?, ?>> components() {
        return new ${type}Plugin().components();
    }
}
