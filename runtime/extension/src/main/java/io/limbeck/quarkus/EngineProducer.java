package io.limbeck.quarkus;

import io.limbeck.engine.catalog.Catalog;
import io.limbeck.engine.run.Engine;
import io.limbeck.engine.run.Workplace;
import io.limbeck.engine.tensorflow.SessionOptions;
import io.limbeck.loader.PluginSettings;
import io.limbeck.spi.Problem;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Makes the catalog and the engine that are injected. An application that wants others produces its own. */
@Singleton
public class EngineProducer {

    /** The plugins that the application was built with, and those of its directory; what is left out there is logged. */
    @Produces
    @Singleton
    @DefaultBean
    Catalog catalog(BuiltPlugins plugins, LimbeckConfig config) {
        Catalog catalog = plugins.catalog(settings(config.plugins()));
        for (Problem problem : catalog.problems()) {
            Logger.getLogger(EngineProducer.class)
                    .warnf("%s: %s (%s)", problem.where(), problem.message(), problem.remedy());
        }
        return catalog;
    }

    private static Optional<PluginSettings> settings(LimbeckConfig.Plugins plugins) {
        return plugins.directory()
                .map(folder -> new PluginSettings(
                        folder, plugins.lock(), plugins.keys().orElse(List.of())));
    }

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
