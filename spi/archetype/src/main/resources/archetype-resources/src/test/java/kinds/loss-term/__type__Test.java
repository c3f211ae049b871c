package ${package};

import io.limbeck.spi.Component;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.testkit.LossTermContract;

/** Holds the component to what every loss term keeps. */
final class ${type}Test extends LossTermContract {

    @Override
    protected Component<?, LossTerm> component() {
        return Component.of(LossTerm.KIND, "my/${artifactId}", ${type}.Settings.class, ${type}::new);
    }
}
