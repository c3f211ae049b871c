package io.limbeck.quarkus;

import io.limbeck.engine.catalog.Catalog;
import io.limbeck.spi.Problem;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the catalog stands. A plugin that was left out is told, and takes nobody else down. */
@Readiness
@Singleton
public class CatalogReadiness implements HealthCheck {

    private final Catalog catalog;

    CatalogReadiness(Catalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("Limbeck")
                .up()
                .withData("plugins", catalog.plugins().size())
                .withData("components", catalog.entries().size());
        for (Problem problem : catalog.problems()) {
            response.withData("left out: " + problem.where(), problem.message());
        }
        return response.build();
    }
}
