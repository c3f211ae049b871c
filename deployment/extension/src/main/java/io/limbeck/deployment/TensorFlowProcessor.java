package io.limbeck.deployment;

import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.nativeimage.JniRuntimeAccessBuildItem;
import io.quarkus.deployment.builditem.nativeimage.NativeImageResourceBuildItem;
import io.quarkus.deployment.builditem.nativeimage.NativeImageResourcePatternsBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import io.quarkus.deployment.builditem.nativeimage.RuntimeInitializedPackageBuildItem;
import io.quarkus.deployment.pkg.builditem.CurateOutcomeBuildItem;
import io.quarkus.deployment.pkg.steps.NativeOrNativeSourcesBuild;
import java.io.IOException;
import java.util.List;

/**
 * TensorFlow in a native image. Its libraries, 683 MB, stay outside: they lie beside the executable, on
 * {@code LD_LIBRARY_PATH}, or where {@code -Djava.library.path} says.
 */
class TensorFlowProcessor {

    /** Quarkus initialises classes while the image is made; these load libraries when they are, or hold what those gave. */
    static final List<String> AT_RUN_TIME = List.of(
            "org.tensorflow",
            "org.bytedeco.javacpp",
            "com.google.protobuf",
            "ai.onnxruntime",
            "ml.dmlc.xgboost4j",
            "com.esotericsoftware",
            "org.tribuo",
            "com.oracle.labs.mlrg.olcut",
            // Tribuo brings these two, that ask for the terminal when they are loaded.
            "org.jline",
            "org.fusesource.jansi");

    @BuildStep(onlyIf = NativeOrNativeSourcesBuild.class)
    void initialize(BuildProducer<RuntimeInitializedPackageBuildItem> packages) {
        AT_RUN_TIME.forEach(name -> packages.produce(new RuntimeInitializedPackageBuildItem(name)));
    }

    @BuildStep(onlyIf = NativeOrNativeSourcesBuild.class)
    void classes(
            CurateOutcomeBuildItem application,
            BuildProducer<JniRuntimeAccessBuildItem> jni,
            BuildProducer<ReflectiveClassBuildItem> reflection)
            throws IOException {
        TensorFlowClasses classes =
                TensorFlowClasses.in(application.getApplicationModel().getRuntimeDependencies());
        String[] names = classes.jni().toArray(String[]::new);
        jni.produce(new JniRuntimeAccessBuildItem(true, true, true, names));
        reflection.produce(ReflectiveClassBuildItem.builder(names)
                .constructors()
                .methods()
                .fields()
                .reason("reached by name from TensorFlow's and JavaCPP's native code")
                .build());
        reflection.produce(ReflectiveClassBuildItem.builder(classes.mappers().toArray(String[]::new))
                .constructors()
                .reason("TensorFlow makes one for each type of tensor")
                .build());
    }

    @BuildStep(onlyIf = NativeOrNativeSourcesBuild.class)
    void resources(
            BuildProducer<NativeImageResourceBuildItem> files,
            BuildProducer<NativeImageResourcePatternsBuildItem> patterns) {
        files.produce(
                new NativeImageResourceBuildItem("META-INF/maven/org.tensorflow/tensorflow-core-api/pom.properties"));
        patterns.produce(NativeImageResourcePatternsBuildItem.builder()
                .includeGlob("org/bytedeco/javacpp/properties/*")
                .build());
    }
}
