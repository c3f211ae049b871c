package io.limbeck.quarkus;

import io.limbeck.engine.catalog.Catalog;
import io.limbeck.engine.run.Engine;
import io.limbeck.engine.run.Workplace;
import io.limbeck.engine.tensorflow.SessionOptions;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;

/** Makes the engine that is injected. An application that wants another one produces its own. */
@Singleton
public class EngineProducer {

    /** An engine that knows the application's components and works where {@code limbeck.*} says. */
    @Produces
    @Singleton
    @DefaultBean
    Engine engine(Catalog catalog, LimbeckConfig config) {
        return new Engine(
                catalog,
                new Workplace(
                        config.runs().toAbsolutePath().normalize(),
                        config.data().map(Path::toAbsolutePath).map(Path::normalize),
                        SessionOptions.of(config.device(), config.threads())));
    }
}
