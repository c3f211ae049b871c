package io.limbeck.engine.catalog;

import io.limbeck.loader.PluginDirectory;
import io.limbeck.loader.PluginSettings;
import io.limbeck.spi.Component;
import io.limbeck.spi.ComponentId;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Plugin;
import io.limbeck.spi.PluginDescriptor;
import io.limbeck.spi.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks plugins one by one; takes a plugin with all its components, or leaves it out with a problem. */
final class CatalogBuilder {

    private static final Comparator<Catalog.Entry> NEWEST_FIRST = Comparator.comparing(
                    (Catalog.Entry entry) -> entry.plugin().version(), new Versions())
            .reversed();

    private final Map<ComponentId, List<Catalog.Entry>> entries = new LinkedHashMap<>();
    private final List<PluginDescriptor> plugins = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final CodeHash codeHash = new CodeHash();
    private final Set<String> reserved = new HashSet<>();
    private Optional<PluginSettings> directory = Optional.empty();

    void add(Problem problem) {
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }

    /** A plugin of the class path. */
    void add(Plugin plugin) {
        add(plugin, Optional.empty());
    }

    /** The plugins of a directory; the families of components that Limbeck's own plugins have are not for them. */
    void add(PluginSettings settings, ClassLoader host) {
        directory = Optional.of(settings);
        add(PluginDirectory.load(settings, host));
    }

    void add(PluginDirectory.Contents contents) {
        contents.problems().forEach(this::add);
        contents.plugins().forEach(found -> add(found.plugin(), Optional.of(found.code())));
    }

    private void add(Plugin plugin, Optional<String> code) {
        String name = plugin.getClass().getName();
        try {
            PluginDescriptor descriptor = plugin.descriptor();
            name = descriptor.id() + " " + descriptor.version();
            checkName(descriptor, code.isPresent());
            Map<ComponentId, Catalog.Entry> found = check(
                    plugin, descriptor, code.isPresent() ? code.get() : codeHash.of(plugin.getClass(), descriptor));
            if (code.isPresent()) {
                checkFamilies(found.keySet());
            }
            found.forEach((id, entry) -> {
                List<Catalog.Entry> versions = entries.computeIfAbsent(id, key -> new ArrayList<>());
                versions.add(entry);
                versions.sort(NEWEST_FIRST);
            });
            plugins.add(descriptor);
        } catch (BrokenPlugin e) {
            add(Problem.error(name, e.getMessage(), e.remedy));
        } catch (InvalidInputException e) {
            e.problems().forEach(this::add);
        } catch (IOException | RuntimeException | LinkageError e) {
            add(Problem.error(
                    name,
                    "the plugin fails while it is listed: " + e,
                    "tell the plugin's author, and remove its jar until then; all other plugins work"));
        }
    }

    Catalog build() {
        return new Catalog(entries, plugins, problems, directory);
    }

    /** Versions stand side by side only where each has a class loader of its own: one of the class path, any of folders. */
    private void checkName(PluginDescriptor descriptor, boolean isolated) {
        for (PluginDescriptor other : plugins) {
            if (other.id().equals(descriptor.id())
                    && (!isolated || other.version().equals(descriptor.version()))) {
                throw new BrokenPlugin(
                        "there is another plugin '" + descriptor.id() + "'" + (isolated ? " of the same version" : ""),
                        "remove one of the two jars, or rename one");
            }
        }
    }

    /** Keeps the families of Limbeck's own plugins from those that are added afterwards, without taking their components. */
    void reserveFamilies(CatalogBuilder host) {
        reserved.addAll(host.ownFamilies());
    }

    private Set<String> ownFamilies() {
        return entries.values().stream()
                .map(versions -> versions.get(0))
                .filter(entry -> entry.plugin().id().startsWith("limbeck-"))
                .map(entry -> entry.component().id().family())
                .collect(Collectors.toSet());
    }

    private void checkFamilies(Set<ComponentId> found) {
        Set<String> own = ownFamilies();
        own.addAll(reserved);
        for (ComponentId id : found) {
            if (own.contains(id.family())) {
                throw new BrokenPlugin(
                        "component '" + id + "' is in the family '" + id.family()
                                + "', which is for Limbeck's own plugins",
                        "name the family after the plugin or its organisation, such as 'acme/" + id.name() + "'");
            }
        }
    }

    private Map<ComponentId, Catalog.Entry> check(Plugin plugin, PluginDescriptor descriptor, String code) {
        if (!descriptor.worksWith(PluginDescriptor.SPI_VERSION)) {
            throw new BrokenPlugin(
                    "the plugin was built for SPI versions '" + descriptor.spi() + "', but this is "
                            + PluginDescriptor.SPI_VERSION,
                    "take a version of the plugin that names " + PluginDescriptor.SPI_VERSION + " in its range");
        }
        Map<ComponentId, Catalog.Entry> found = new LinkedHashMap<>();
        for (Component<?, ?> component : plugin.components()) {
            checkSettings(component);
            for (Catalog.Entry other : entries.getOrDefault(component.id(), List.of())) {
                if (!other.plugin().id().equals(descriptor.id())) {
                    throw new BrokenPlugin(
                            "component '" + component.id() + "' is already brought by plugin '"
                                    + other.plugin().id() + "'",
                            "remove one of the two plugins, or rename the component");
                }
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
