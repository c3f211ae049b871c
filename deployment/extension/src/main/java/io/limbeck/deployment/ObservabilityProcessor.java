package io.limbeck.deployment;

import io.limbeck.quarkus.LimbeckBuildConfig;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.metrics.MetricsCapabilityBuildItem;
import io.quarkus.runtime.metrics.MetricsFactory;
import io.quarkus.smallrye.health.deployment.spi.HealthBuildItem;
import java.util.Optional;

/** Health and metrics, where the application has extensions for them. The classes are named: without those they do not load. */
class ObservabilityProcessor {

    @BuildStep
    HealthBuildItem readiness(LimbeckBuildConfig config) {
        return new HealthBuildItem("io.limbeck.quarkus.CatalogReadiness", config.health());
    }

    @BuildStep
    void metrics(
            LimbeckBuildConfig config,
            Optional<MetricsCapabilityBuildItem> metrics,
            BuildProducer<AdditionalBeanBuildItem> beans) {
        if (config.metrics() && metrics.isPresent() && metrics.get().metricsSupported(MetricsFactory.MICROMETER)) {
            beans.produce(AdditionalBeanBuildItem.builder()
                    .addBeanClasses("io.limbeck.quarkus.CatalogMetrics", "io.limbeck.quarkus.RunMetrics")
                    .setUnremovable()
                    .build());
        }
    }
}
