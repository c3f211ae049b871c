package io.limbeck.deployment;

import static java.util.Objects.requireNonNull;

import io.limbeck.engine.catalog.Catalog;
import io.limbeck.engine.catalog.CatalogLoader;
import io.limbeck.engine.catalog.SettingType;
import io.limbeck.spi.Component;
import io.limbeck.spi.Plugin;
import io.limbeck.spi.Problem;
import io.quarkus.deployment.util.ServiceUtil;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The plugins on an application's class path, checked as the engine checks them.
 *
 * @param names class names of the plugins, sorted, so that the same application is built the same way again
 * @param catalog what they contribute
 */
record FoundPlugins(List<String> names, Catalog catalog) {

    private static final String SERVICE = "META-INF/services/" + Plugin.class.getName();

    FoundPlugins {
        names = List.copyOf(names);
        requireNonNull(catalog, "catalog is null");
    }

    /**
     * {@return the plugins that a class loader sees}
     *
     * @throws BrokenPluginsException with everything that is wrong with them
     */
    static FoundPlugins in(ClassLoader loader) throws IOException {
        List<String> names = List.copyOf(new TreeSet<>(ServiceUtil.classNamesNamedIn(loader, SERVICE)));
        Catalog catalog = CatalogLoader.named(names, loader);
        List<Problem> problems = new ArrayList<>(catalog.problems());
        for (Catalog.Entry entry : catalog.entries()) {
            checkSettings(entry.component(), problems);
        }
        if (!problems.isEmpty()) {
            throw new BrokenPluginsException(problems);
        }
        return new FoundPlugins(names, catalog);
    }

    /** {@return the classes of all settings} */
    SettingClasses settings() {
        SettingClasses classes = new SettingClasses();
        catalog.entries().forEach(entry -> classes.add(entry.component().settings()));
        return classes;
    }

    /** At run time this would come up with the first experiment that uses the component. */
    private static void checkSettings(Component<?, ?> component, List<Problem> problems) {
        try {
            SettingType.of(component.settings());
        } catch (IllegalArgumentException e) {
            problems.add(Problem.error(
                    component.id().toString(),
                    "its settings cannot be read: " + e.getMessage(),
                    "change the settings record; its Javadoc in the SPI says what it may hold"));
        }
    }
}
