package io.limbeck.plugins.text;

import io.limbeck.spi.Component;
import io.limbeck.spi.data.Table;
import io.limbeck.testkit.OptOut;
import io.limbeck.testkit.StudentArchitectureContract;
import java.util.List;

final class ArchitecturesContractTest extends StudentArchitectureContract {

    @Override
    protected List<Component<?, ?>> components() {
        return new TextPlugin().components();
    }

    @Override
    protected Table rows(Component<?, ?> component, long seed, int rows) {
        return Tokens.rows(seed, rows);
    }

    @Override
    protected List<OptOut<Behavior>> optOuts() {
        return List.of(new OptOut<>("text/linear", Behavior.DRAWS, "its weights start at zero"));
    }
}
