package io.limbeck.engine.catalog;

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

    private final SortedMap<ComponentId, Entry> entries;
    private final List<PluginDescriptor> plugins;
    private final List<Problem> problems;

    Catalog(Map<ComponentId, Entry> entries, List<PluginDescriptor> plugins, List<Problem> problems) {
        this.entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
        this.plugins = List.copyOf(plugins);
        this.problems = List.copyOf(problems);
    }

    /** {@return all components, by id} */
    public Collection<Entry> entries() {
        return entries.values();
    }

    /** {@return the plugins that could be loaded} */
    public List<PluginDescriptor> plugins() {
        return plugins;
    }

    /** {@return what went wrong while plugins were loaded; each concerns one plugin and stopped no other} */
    public List<Problem> problems() {
        return problems;
    }

    /** {@return the component of that id} */
    public Optional<Entry> find(ComponentId id) {
        return Optional.ofNullable(entries.get(id));
    }

    /**
     * {@return the component meant by {@code text} at a port that takes {@code kinds}}: a whole id, or a bare name that
     * is unique among those kinds ({@code adam})
     */
    public Optional<Entry> find(String text, Collection<ComponentKind<?>> kinds) {
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
        return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
    }
}
