package plugin.example;

import io.limbeck.spi.Component;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.testkit.LossTermContract;

/** Holds the term to what every loss term keeps: gradients, extremes, absent groups. */
final class EntropyFloorTest extends LossTermContract {

    @Override
    protected Component<?, LossTerm> component() {
        return Component.of(LossTerm.KIND, "example/entropy-floor", EntropyFloor.Settings.class, EntropyFloor::new);
    }
}
