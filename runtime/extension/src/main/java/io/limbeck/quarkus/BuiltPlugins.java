package io.limbeck.quarkus;

import io.limbeck.engine.catalog.Catalog;
import io.limbeck.engine.catalog.CatalogLoader;
import io.limbeck.loader.PluginSettings;
import java.util.List;
import java.util.Optional;

/**
 * The plugins that an application was built with, found and checked by the build. Inject {@link Catalog} instead, unless the
 * application has rules of its own for what else belongs there.
 *
 * @param names class names, sorted
 */
public record BuiltPlugins(List<String> names) {

    public BuiltPlugins {
        names = List.copyOf(names);
    }

    /**
     * {@return a catalog of them, and of the plugins in a directory}; a native executable refuses the directory with a problem
     *
     * @param directory where more plugins are, if anywhere
     */
    public Catalog catalog(Optional<PluginSettings> directory) {
        return CatalogLoader.named(names, Thread.currentThread().getContextClassLoader(), directory);
    }
}
