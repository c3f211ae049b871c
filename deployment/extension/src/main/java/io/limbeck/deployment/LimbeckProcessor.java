package io.limbeck.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.limbeck.engine.catalog.RecordedCode;
import io.limbeck.engine.experiment.RecordedSchemas;
import io.limbeck.quarkus.BuiltPlugins;
import io.limbeck.quarkus.EngineProducer;
import io.limbeck.quarkus.LimbeckRecorder;
import io.limbeck.quarkus.WarmUp;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.deployment.SyntheticBeanBuildItem;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.GeneratedResourceBuildItem;
import jakarta.inject.Singleton;
import java.io.IOException;

/** Finds the plugins, checks them, and makes catalog and engine beans of the application. Start reading here. */
class LimbeckProcessor {

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem("limbeck");
    }

    @BuildStep
    FoundPluginsBuildItem plugins() throws IOException {
        return new FoundPluginsBuildItem(FoundPlugins.in(Thread.currentThread().getContextClassLoader()));
    }

    @BuildStep
    @Record(ExecutionTime.STATIC_INIT)
    SyntheticBeanBuildItem names(FoundPluginsBuildItem plugins, LimbeckRecorder recorder) {
        return SyntheticBeanBuildItem.configure(BuiltPlugins.class)
                .scope(Singleton.class)
                .unremovable()
                .supplier(recorder.plugins(plugins.found().names()))
                .done();
    }

    @BuildStep
    AdditionalBeanBuildItem beans() {
        return AdditionalBeanBuildItem.builder()
                .setUnremovable()
                .addBeanClasses(EngineProducer.class, WarmUp.class)
                .build();
    }

    /** Whoever looks into the application finds there what it was built with. */
    @BuildStep
    void record(FoundPluginsBuildItem plugins, BuildProducer<GeneratedResourceBuildItem> resources) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        resources.produce(new GeneratedResourceBuildItem(
                RecordedCode.RESOURCE,
                RecordedCode.of(plugins.found().names(), loader).getBytes(UTF_8)));
        RecordedSchemas.of(plugins.found().catalog())
                .forEach((name, text) -> resources.produce(new GeneratedResourceBuildItem(name, text.getBytes(UTF_8))));
    }
}
