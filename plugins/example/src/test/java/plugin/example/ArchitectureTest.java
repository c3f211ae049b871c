package plugin.example;

import io.limbeck.spi.Component;
import io.limbeck.testkit.StudentArchitectureContract;
import java.util.List;

/** Holds the architecture to what every architecture keeps: a logit for each class, gradients everywhere. */
final class ArchitectureTest extends StudentArchitectureContract {

    @Override
    protected List<Component<?, ?>> components() {
        return new ExamplePlugin().components();
    }
}
