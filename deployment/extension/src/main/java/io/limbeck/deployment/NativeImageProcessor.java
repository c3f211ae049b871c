package io.limbeck.deployment;

import io.limbeck.engine.catalog.RecordedCode;
import io.limbeck.engine.experiment.RecordedSchemas;
import io.limbeck.spi.Plugin;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.Produce;
import io.quarkus.deployment.builditem.ExtensionSslNativeSupportBuildItem;
import io.quarkus.deployment.builditem.nativeimage.NativeImageAllowIncompleteClasspathBuildItem;
import io.quarkus.deployment.builditem.nativeimage.NativeImageResourceBuildItem;
import io.quarkus.deployment.builditem.nativeimage.NativeImageResourceBundleBuildItem;
import io.quarkus.deployment.builditem.nativeimage.NativeImageResourcePatternsBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveMethodBuildItem;
import io.quarkus.deployment.builditem.nativeimage.RuntimeInitializedClassBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ServiceProviderBuildItem;
import io.quarkus.deployment.pkg.builditem.ArtifactResultBuildItem;
import io.quarkus.deployment.pkg.builditem.CurateOutcomeBuildItem;
import io.quarkus.deployment.pkg.steps.NativeOrNativeSourcesBuild;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Set;

/** Tells a native image what of Limbeck is reached by name: plugins, their settings, what is written as JSON, resources. */
class NativeImageProcessor {

    /** Limbeck's own classes that would hold something of the machine that builds: its process, or objects of TensorFlow. */
    static final List<String> AT_RUN_TIME = List.of(
            "io.limbeck.engine.run.RunLock",
            "io.limbeck.spi.tensorflow.gradient.CustomGradients$Adapter",
            "io.limbeck.spi.tensorflow.gradient.NoGradient");

    /** Without braces: they become {@code (?:…)}, and native-image takes what stands before a colon for a module's name. */
    static final List<String> RESOURCES = List.of(
            "META-INF/limbeck/*.properties",
            "io/limbeck/engine/**.css",
            "io/limbeck/engine/**.json",
            "io/limbeck/plugins/**.csv",
            "io/limbeck/plugins/**.json",
            "io/limbeck/plugins/**.txt");

    /** Settings are validated in a native executable too; the validator's own build steps make it fit for that. */
    @BuildStep(onlyIf = NativeOrNativeSourcesBuild.class)
    @Produce(ArtifactResultBuildItem.class)
    void requireValidator(Capabilities capabilities) {
        if (capabilities.isMissing(Capability.HIBERNATE_VALIDATOR)) {
            throw new IllegalStateException(
                    "A native executable needs Hibernate Validator's build steps to check settings;"
                            + " add io.quarkus:quarkus-hibernate-validator to the application, in its profile for native builds if"
                            + " starts on the JVM are to stay as they are");
        }
    }

    /**
     * Libraries behind components that need a JVM are not whole (XGBoost without Hadoop, say). What they lack is said when it is
     * reached, which in an executable it never is, rather than while the image is made.
     */
    @BuildStep(onlyIf = NativeOrNativeSourcesBuild.class)
    NativeImageAllowIncompleteClasspathBuildItem librariesWithoutTheirOwn() {
        return new NativeImageAllowIncompleteClasspathBuildItem("limbeck");
    }

    @BuildStep(onlyIf = NativeOrNativeSourcesBuild.class)
    void initialize(BuildProducer<RuntimeInitializedClassBuildItem> classes) {
        AT_RUN_TIME.forEach(name -> classes.produce(new RuntimeInitializedClassBuildItem(name)));
    }

    @BuildStep(onlyIf = NativeOrNativeSourcesBuild.class)
    void plugins(
            FoundPluginsBuildItem plugins,
            BuildProducer<ServiceProviderBuildItem> services,
            BuildProducer<ReflectiveClassBuildItem> reflection) {
        services.produce(new ServiceProviderBuildItem(
                Plugin.class.getName(), plugins.found().names()));
        reflection.produce(ReflectiveClassBuildItem.builder(plugins.found().names())
                .constructors()
                .reason("plugins are made by name")
                .build());
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

    /** How Jackson and Hibernate Validator ask a record for its components. */
    @BuildStep(onlyIf = NativeOrNativeSourcesBuild.class)
    void records(BuildProducer<ReflectiveClassBuildItem> classes, BuildProducer<ReflectiveMethodBuildItem> methods)
            throws NoSuchMethodException {
        classes.produce(ReflectiveClassBuildItem.builder(RecordComponent.class)
                .methods()
                .build());
        methods.produce(new ReflectiveMethodBuildItem(Class.class.getMethod("getRecordComponents")));
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
                .includeGlobs(RESOURCES)
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
