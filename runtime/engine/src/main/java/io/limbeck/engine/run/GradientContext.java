package io.limbeck.engine.run;

import io.limbeck.spi.Component;
import io.limbeck.spi.ComponentContext;
import io.limbeck.spi.ComponentKind;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.Wired;
import java.nio.file.Path;
import java.util.List;

/**
 * What the host gives the gradient of an operation: nothing. It belongs to the process, and to no node of an experiment.
 *
 * @param component the component
 */
record GradientContext(Component<?, ?> component) implements ComponentContext {

    @Override
    public String node() {
        return component.id().toString();
    }

    @Override
    public RandomSource random(String name) {
        throw refused("randomness");
    }

    @Override
    public Path baseDirectory() {
        throw refused("files");
    }

    @Override
    public Path dataDirectory(String name) {
        throw refused("files");
    }

    @Override
    public <T> List<Wired<T>> inputs(String port, ComponentKind<T> kind) {
        return List.of();
    }

    @Override
    public <T> T service(Class<T> type) {
        throw refused("services");
    }

    private IllegalStateException refused(String what) {
        return new IllegalStateException(
                "The gradient '" + component.id() + "' belongs to no experiment and gets no " + what);
    }
}
