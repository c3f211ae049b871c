package io.limbeck.quarkus;

import io.limbeck.engine.catalog.Catalog;
import io.limbeck.engine.catalog.CatalogLoader;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.quarkus.runtime.ImageMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Makes the catalog of an application. */
final class Catalogs {

    private Catalogs() {}

    static Catalog of(List<String> plugins, LimbeckConfig config) {
        refuseFolder(config.plugins().directory(), ImageMode.current());
        Catalog catalog = CatalogLoader.named(plugins, Thread.currentThread().getContextClassLoader());
        for (Problem problem : catalog.problems()) {
            Logger.getLogger(Catalogs.class).warnf("%s: %s (%s)", problem.where(), problem.message(), problem.remedy());
        }
        return catalog;
    }

    /** A native executable holds all the code it will ever have. */
    static void refuseFolder(Optional<Path> directory, ImageMode mode) {
        if (directory.isPresent() && mode == ImageMode.NATIVE_RUN) {
            throw new InvalidInputException(Problem.error(
                    "limbeck.plugins.directory",
                    "plugins cannot be added to a native executable, so that the folder '" + directory.get()
                            + "' is not read",
                    "put the plugin's jar on the class path and build again, or run the JVM package; unset the folder"
                            + " otherwise"));
        }
    }
}
