package io.limbeck.engine.catalog;

import io.limbeck.spi.Component;
import io.limbeck.spi.ComponentId;
import io.limbeck.spi.Plugin;
import io.limbeck.spi.PluginDescriptor;
import io.limbeck.spi.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checks plugins one by one; takes a plugin with all its components, or leaves it out with a problem. */
final class CatalogBuilder {

    private final Map<ComponentId, Catalog.Entry> entries = new LinkedHashMap<>();
    private final List<PluginDescriptor> plugins = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final CodeHash codeHash = new CodeHash();

    void add(Problem problem) {
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }

    void add(Plugin plugin) {
        String name = plugin.getClass().getName();
        try {
            PluginDescriptor descriptor = plugin.descriptor();
            name = descriptor.id() + " " + descriptor.version();
            Map<ComponentId, Catalog.Entry> found = check(plugin, descriptor);
            entries.putAll(found);
            plugins.add(descriptor);
        } catch (BrokenPlugin e) {
            add(Problem.error(name, e.getMessage(), e.remedy));
        } catch (IOException | RuntimeException | LinkageError e) {
            add(Problem.error(
                    name,
                    "the plugin fails while it is listed: " + e,
                    "tell the plugin's author, and remove its jar until then; all other plugins work"));
        }
    }

    Catalog build() {
        return new Catalog(entries, plugins, problems);
    }

    private Map<ComponentId, Catalog.Entry> check(Plugin plugin, PluginDescriptor descriptor) throws IOException {
        if (!SpiRange.of(descriptor.spi()).contains(PluginDescriptor.SPI_VERSION)) {
            throw new BrokenPlugin(
                    "the plugin was built for SPI versions '" + descriptor.spi() + "', but this is "
                            + PluginDescriptor.SPI_VERSION,
                    "take a version of the plugin that names " + PluginDescriptor.SPI_VERSION + " in its range");
        }
        if (plugins.stream().anyMatch(other -> other.id().equals(descriptor.id()))) {
            throw new BrokenPlugin(
                    "there is another plugin '" + descriptor.id() + "'", "remove one of the two jars, or rename one");
        }
        String code = codeHash.of(plugin.getClass(), descriptor);
        Map<ComponentId, Catalog.Entry> found = new LinkedHashMap<>();
        for (Component<?, ?> component : plugin.components()) {
            checkSettings(component);
            Catalog.Entry other = entries.get(component.id());
            if (other != null) {
                throw new BrokenPlugin(
                        "component '" + component.id() + "' is already brought by plugin '"
                                + other.plugin().id() + "'",
                        "remove one of the two plugins, or rename the component");
            }
            if (found.put(component.id(), new Catalog.Entry(component, descriptor, code)) != null) {
                throw new BrokenPlugin(
                        "component '" + component.id() + "' is listed twice", "give every component an id of its own");
            }
        }
        return found;
    }

    /** The compiler asks for a record, but a plugin may be built with unchecked casts or in another language. */
    private static void checkSettings(Component<?, ?> component) {
        Class<?> settings = component.settings();
        if (!settings.isRecord()) {
            throw new BrokenPlugin(
                    "the settings of '" + component.id() + "' are not a record, but '" + settings.getName() + "'",
                    "make the settings a record; NoSettings.class says that there are none");
        }
    }

    private static final class BrokenPlugin extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String remedy;

        BrokenPlugin(String message, String remedy) {
            super(message);
            this.remedy = remedy;
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }
}
