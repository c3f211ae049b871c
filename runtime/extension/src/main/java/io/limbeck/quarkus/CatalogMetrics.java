package io.limbeck.quarkus;

import io.limbeck.engine.catalog.Catalog;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;

/** How many components of each kind there are, how many plugins, and how many of those were left out. */
@Singleton
public class CatalogMetrics implements MeterBinder {

    private final Catalog catalog;

    CatalogMetrics(Catalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Map<String, Integer> kinds = new TreeMap<>();
        catalog.entries().forEach(entry -> kinds.merge(entry.component().kind().id(), 1, Integer::sum));
        kinds.forEach((kind, number) -> Gauge.builder("limbeck.components", () -> number)
                .description("Components that experiments can use")
                .tag("kind", kind)
                .register(registry));
        Gauge.builder("limbeck.plugins", () -> catalog.plugins().size())
                .description("Plugins that were loaded")
                .register(registry);
        Gauge.builder("limbeck.plugins.broken", () -> catalog.problems().size())
                .description("What went wrong while plugins were loaded")
                .register(registry);
    }
}
