package io.limbeck.engine.catalog;

import io.limbeck.loader.PluginDirectory;
import io.limbeck.loader.PluginSettings;
import io.limbeck.spi.Plugin;
import io.limbeck.spi.Problem;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * Makes a catalog of all plugins a class loader can see. A broken plugin becomes a problem that names its cause, and
 * stops no other.
 */
public final class CatalogLoader {

    /**
     * A services file that cannot be read makes {@link Iterator#hasNext} fail for ever (JDK-8196182), so that the
     * patience for failures has an end.
     */
    private static final int MOST_FAILURES = 100;

    private CatalogLoader() {}

    /** {@return the components of all plugins named in {@code META-INF/services}} */
    public static Catalog load(ClassLoader loader) {
        return load(loader, Optional.empty());
    }

    /** {@return the components of all plugins of the class path, then of those of a directory} */
    public static Catalog load(ClassLoader loader, Optional<PluginSettings> directory) {
        CatalogBuilder builder = ofClassPath(loader);
        directory.ifPresent(settings -> builder.add(settings, loader));
        return builder.build();
    }

    /**
     * {@return what the jar, or folder of jars, of one plugin brings}, loaded as from a directory of plugins
     *
     * @param host has the SPI and TensorFlow
     * @throws io.limbeck.spi.InvalidInputException if there is no such jar
     */
    public static Catalog check(Path jar, ClassLoader host) {
        CatalogBuilder builder = new CatalogBuilder();
        builder.reserveFamilies(ofClassPath(host));
        builder.add(PluginDirectory.check(jar, host));
        Catalog catalog = builder.build();
        if (catalog.problems().isEmpty() && catalog.entries().isEmpty()) {
            builder.add(
                    Problem.error(jar.toString(), "the plugin brings no component", "list one in Plugin.components()"));
        }
        return builder.build();
    }

    private static CatalogBuilder ofClassPath(ClassLoader loader) {
        CatalogBuilder builder = new CatalogBuilder();
        Iterator<ServiceLoader.Provider<Plugin>> providers =
                ServiceLoader.load(Plugin.class, loader).stream().iterator();
        int failures = 0;
        while (failures < MOST_FAILURES) {
            String name = "plugins";
            try {
                if (!providers.hasNext()) {
                    break;
                }
                ServiceLoader.Provider<Plugin> provider = providers.next();
                name = provider.type().getName();
                builder.add(provider.get());
            } catch (ServiceConfigurationError | RuntimeException | LinkageError e) {
                failures++;
                builder.add(broken(name, e));
            }
        }
        return builder;
    }

    /** {@return the components of the plugins with these class names, checked in this order} */
    public static Catalog named(Collection<String> names, ClassLoader loader) {
        return named(names, loader, Optional.empty());
    }

    /** {@return the components of the plugins with these class names, then of those of a directory} */
    public static Catalog named(Collection<String> names, ClassLoader loader, Optional<PluginSettings> directory) {
        CatalogBuilder builder = new CatalogBuilder();
        for (String name : names) {
            try {
                builder.add(Class.forName(name, true, loader)
                        .asSubclass(Plugin.class)
                        .getConstructor()
                        .newInstance());
            } catch (InvocationTargetException e) {
                builder.add(broken(name, e.getCause() == null ? e : e.getCause()));
            } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
                builder.add(broken(name, e));
            }
        }
        directory.ifPresent(settings -> builder.add(settings, loader));
        return builder.build();
    }

    /** {@return the components of these plugins}; for programs that know their plugins, and for tests */
    public static Catalog of(List<? extends Plugin> plugins) {
        CatalogBuilder builder = new CatalogBuilder();
        plugins.forEach(builder::add);
        return builder.build();
    }

    private static Problem broken(String name, Throwable error) {
        Throwable cause = error;
        while (cause instanceof ServiceConfigurationError && cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause == error && error instanceof ServiceConfigurationError
                ? String.valueOf(error.getMessage()).replace(Plugin.class.getName() + ": ", "")
                : cause.toString();
        return Problem.error(
                name,
                "the plugin cannot be loaded: " + message,
                "remove the plugin's jar, or take a version that was built for this release; all other plugins work");
    }
}
