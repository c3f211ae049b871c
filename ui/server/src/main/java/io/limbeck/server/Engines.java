package io.limbeck.server;

import io.limbeck.engine.catalog.Catalog;
import io.limbeck.engine.catalog.CatalogLoader;
import io.limbeck.engine.run.Engine;
import io.limbeck.engine.run.Workplace;
import io.limbeck.engine.tensorflow.SessionOptions;
import io.limbeck.server.config.ServerConfig;
import io.limbeck.spi.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.jboss.logging.Logger;

/** The engine that checks and plans in this process. It trains nothing: that is for the workers. */
@ApplicationScoped
class Engines {

    private static final Logger LOG = Logger.getLogger(Engines.class);

    @Produces
    @Singleton
    Catalog catalog(ServerConfig config) {
        Catalog catalog = CatalogLoader.load(
                Thread.currentThread().getContextClassLoader(), config.plugins().settings());
        for (Problem problem : catalog.problems()) {
            LOG.warnf("%s: %s (%s)", problem.where(), problem.message(), problem.remedy());
        }
        return catalog;
    }

    @Produces
    @Singleton
    Engine engine(Catalog catalog, ServerConfig config) {
        return new Engine(
                catalog,
                new Workplace(
                        config.runs().toAbsolutePath().normalize(),
                        config.data().map(Path::toAbsolutePath).map(Path::normalize),
                        SessionOptions.CPU));
    }
}
