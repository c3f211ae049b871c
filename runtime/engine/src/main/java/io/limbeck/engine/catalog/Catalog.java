package io.limbeck.engine.catalog;

import io.limbeck.loader.PluginSettings;
import io.limbeck.spi.Component;
import io.limbeck.spi.ComponentId;
import io.limbeck.spi.ComponentKind;
import io.limbeck.spi.PluginDescriptor;
import io.limbeck.spi.Problem;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The components there are. Immutable; made by {@link CatalogLoader}.
 *
 * <p>Several versions of a plugin can stand side by side. Whoever names a component means the newest; {@code
 * acme/my-loss@1.0} is that of version 1.0.
 */
public final class Catalog {

    /**
     * A component with the plugin that brought it.
     *
     * @param component the component
     * @param plugin who brought it
     * @param code SHA-256 of the plugin's code, lower-case hex
     */
    public record Entry(Component<?, ?> component, PluginDescriptor plugin, String code) {}

    private static final String OWN = "limbeck-";

    private final SortedMap<ComponentId, Entry> entries;
    private final Map<ComponentId, List<Entry>> versions;
    private final List<PluginDescriptor> plugins;
    private final List<Problem> problems;
    private final Optional<PluginSettings> directory;

    Catalog(
            Map<ComponentId, List<Entry>> versions,
            List<PluginDescriptor> plugins,
            List<Problem> problems,
            Optional<PluginSettings> directory) {
        SortedMap<ComponentId, Entry> newest = new TreeMap<>();
        versions.forEach((id, all) -> newest.put(id, all.get(0)));
        this.entries = Collections.unmodifiableSortedMap(newest);
        this.versions = Map.copyOf(versions);
        this.plugins = List.copyOf(plugins);
        this.problems = List.copyOf(problems);
        this.directory = directory;
    }

    /** {@return all components in their newest versions, by id} */
    public Collection<Entry> entries() {
        return entries.values();
    }

    /** {@return all versions of a component, the newest first} */
    public List<Entry> versions(ComponentId id) {
        return versions.getOrDefault(id, List.of());
    }

    /**
     * {@return the entry of a component of this catalog}, whichever version it is
     *
     * @throws IllegalArgumentException if it is from elsewhere
     */
    public Entry entry(Component<?, ?> component) {
        return versions(component.id()).stream()
                .filter(entry -> entry.component().equals(component))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("The component '" + component.id() + "' is not of this catalog"));
    }

    /** {@return the directory of plugins that was read, if there was one} */
    public Optional<PluginSettings> directory() {
        return directory;
    }

    /** {@return the plugins that could be loaded} */
    public List<PluginDescriptor> plugins() {
        return plugins;
    }

    /** {@return what went wrong while plugins were loaded; each concerns one plugin and stopped no other} */
    public List<Problem> problems() {
        return problems;
    }

    /** {@return the component of that id, in its newest version} */
    public Optional<Entry> find(ComponentId id) {
        return Optional.ofNullable(entries.get(id));
    }

    /**
     * {@return the component meant by {@code text} at a port that takes {@code kinds}}: a whole id, or a bare name that
     * is unique among those kinds ({@code adam}), Limbeck's own before those of others; of a certain version where one
     * follows ({@code acme/my-loss@1.0})
     */
    public Optional<Entry> find(String text, Collection<ComponentKind<?>> kinds) {
        int at = text.indexOf('@');
        if (at < 0) {
            return newest(text, kinds);
        }
        String version = text.substring(at + 1);
        return newest(text.substring(0, at), kinds)
                .flatMap(entry -> versions(entry.component().id()).stream()
                        .filter(each -> each.plugin().version().equals(version))
                        .findFirst());
    }

    private Optional<Entry> newest(String text, Collection<ComponentKind<?>> kinds) {
        if (text.indexOf('/') >= 0) {
            try {
                return find(ComponentId.of(text));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
        List<Entry> named = entries.values().stream()
                .filter(entry -> entry.component().id().name().equals(text))
                .filter(entry ->
                        kinds.isEmpty() || kinds.contains(entry.component().kind()))
                .toList();
        List<Entry> own = named.stream()
                .filter(entry -> entry.plugin().id().startsWith(OWN))
                .toList();
        List<Entry> meant = own.isEmpty() ? named : own;
        return meant.size() == 1 ? Optional.of(meant.get(0)) : Optional.empty();
    }
}
