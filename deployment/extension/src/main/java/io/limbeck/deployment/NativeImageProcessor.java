package io.limbeck.deployment;

import io.limbeck.engine.catalog.RecordedCode;
import io.limbeck.engine.experiment.RecordedSchemas;
import io.limbeck.spi.Plugin;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.ExtensionSslNativeSupportBuildItem;
import io.quarkus.deployment.builditem.nativeimage.NativeImageResourceBuildItem;
import io.quarkus.deployment.builditem.nativeimage.NativeImageResourceBundleBuildItem;
import io.quarkus.deployment.builditem.nativeimage.NativeImageResourcePatternsBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ServiceProviderBuildItem;
import io.quarkus.deployment.pkg.builditem.CurateOutcomeBuildItem;
import io.quarkus.deployment.pkg.steps.NativeOrNativeSourcesBuild;
import java.io.IOException;
import java.util.Set;

/** Tells a native image what of Limbeck is reached by name: plugins, their settings, what is written as JSON, resources. */
class NativeImageProcessor {

    @BuildStep(onlyIf = NativeOrNativeSourcesBuild.class)
    void plugins(
            FoundPluginsBuildItem plugins,
            BuildProducer<ServiceProviderBuildItem> services,
            BuildProducer<ReflectiveClassBuildItem> reflection) {
        services.produce(new ServiceProviderBuildItem(
                Plugin.class.getName(), plugins.found().names()));
        SettingClasses settings = plugins.found().settings();
        reflection.produce(everything("settings of components", settings.types()));
        reflection.produce(ReflectiveClassBuildItem.builder(settings.constraints())
                .constructors()
                .methods()
                .reason("constraints of settings, and who checks them")
                .build());
    }

    /** Jackson reads and writes records of the engine and of the SPI: figures, explanations, reports. */
    @BuildStep(onlyIf = NativeOrNativeSourcesBuild.class)
    ReflectiveClassBuildItem json(CurateOutcomeBuildItem application) throws IOException {
        return everything(
                "read and written as JSON",
                JsonClasses.in(application.getApplicationModel().getRuntimeDependencies()));
    }

    @BuildStep(onlyIf = NativeOrNativeSourcesBuild.class)
    void resources(
            FoundPluginsBuildItem plugins,
            BuildProducer<NativeImageResourceBuildItem> files,
            BuildProducer<NativeImageResourcePatternsBuildItem> patterns,
            BuildProducer<NativeImageResourceBundleBuildItem> bundles) {
        files.produce(new NativeImageResourceBuildItem(RecordedCode.RESOURCE, RecordedSchemas.DOCUMENT));
        plugins.found()
                .catalog()
                .entries()
                .forEach(entry -> files.produce(new NativeImageResourceBuildItem(
                        RecordedSchemas.resource(entry.component().id()))));
        patterns.produce(NativeImageResourcePatternsBuildItem.builder()
                .includeGlob("META-INF/limbeck/*.properties")
                .includeGlob("io/limbeck/engine/**.css")
                .includeGlob("io/limbeck/engine/**.json")
                .includeGlob("io/limbeck/plugins/**.{csv,json,txt}")
                .build());
        bundles.produce(new NativeImageResourceBundleBuildItem("org.hibernate.validator.ValidationMessages"));
    }

    /** Data sets are fetched, and Open Inference servers asked, over HTTPS. */
    @BuildStep(onlyIf = NativeOrNativeSourcesBuild.class)
    ExtensionSslNativeSupportBuildItem https() {
        return new ExtensionSslNativeSupportBuildItem("limbeck");
    }

    private static ReflectiveClassBuildItem everything(String reason, Set<String> names) {
        return ReflectiveClassBuildItem.builder(names)
                .constructors()
                .methods()
                .fields()
                .reason(reason)
                .build();
    }
}
