package io.limbeck.engine.plan;

import static java.util.Objects.requireNonNull;

import io.limbeck.engine.catalog.Catalog;
import io.limbeck.spi.Component;
import java.util.HashMap;
import java.util.Map;

/**
 * The code that would do the work.
 *
 * @param components code of every component, in each of its versions
 * @param engine hash of the engine's own code, in which the trainer lives; SPI and TensorFlow version included
 */
public record CodeHashes(Map<Component<?, ?>, Code> components, String engine) {

    /**
     * Code of a component.
     *
     * @param plugin id of the plugin that brought it
     * @param version the plugin's version
     * @param hash SHA-256 of the plugin's code
     */
    public record Code(String plugin, String version, String hash) {
        public Code {
            requireNonNull(plugin, "plugin is null");
            requireNonNull(version, "version is null");
            requireNonNull(hash, "hash is null");
        }
    }

    public CodeHashes {
        requireNonNull(engine, "engine is null");
        components = Map.copyOf(components);
    }

    /** {@return the code of a catalog's components} */
    public static CodeHashes of(Catalog catalog, String engine) {
        Map<Component<?, ?>, Code> components = new HashMap<>();
        catalog.entries().stream()
                .flatMap(entry -> catalog.versions(entry.component().id()).stream())
                .forEach(entry -> components.put(
                        entry.component(),
                        new Code(entry.plugin().id(), entry.plugin().version(), entry.code())));
        return new CodeHashes(components, engine);
    }

    /**
     * {@return the code of a component}
     *
     * @throws IllegalArgumentException if it is unknown
     */
    public Code of(Component<?, ?> component) {
        Code code = components.get(component);
        if (code == null) {
            throw new IllegalArgumentException("The code of the component '" + component.id() + "' is unknown");
        }
        return code;
    }
}
