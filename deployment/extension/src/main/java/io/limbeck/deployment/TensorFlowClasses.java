package io.limbeck.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.maven.dependency.ResolvedDependency;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.jandex.ClassInfo;

/**
 * The classes that TensorFlow's native code reaches by name. TensorFlow Java ships no metadata for native images, so that
 * they are read from its jars: a new version needs no new list.
 *
 * @param jni reached from C++, and by JavaCPP's reflection: constructors, methods and fields
 * @param mappers made by reflection, one for each type of tensor
 */
record TensorFlowClasses(Set<String> jni, Set<String> mappers) {

    private static final String C_API = "org/tensorflow/internal/c_api";
    private static final String TYPES = "org/tensorflow/internal/types";

    /** JavaCPP looks these up when its library is loaded: without them it dies on {@code Buffer.array()}. */
    private static final List<String> JAVA = List.of(
            "java.lang.Class",
            "java.lang.ClassLoader",
            "java.lang.Error",
            "java.lang.Exception",
            "java.lang.IllegalArgumentException",
            "java.lang.IllegalStateException",
            "java.lang.IndexOutOfBoundsException",
            "java.lang.NullPointerException",
            "java.lang.Object",
            "java.lang.OutOfMemoryError",
            "java.lang.RuntimeException",
            "java.lang.String",
            "java.lang.Throwable",
            "java.lang.UnsatisfiedLinkError",
            "java.lang.UnsupportedOperationException",
            "java.nio.Buffer",
            "java.nio.ByteBuffer",
            "java.nio.CharBuffer",
            "java.nio.DoubleBuffer",
            "java.nio.FloatBuffer",
            "java.nio.IntBuffer",
            "java.nio.LongBuffer",
            "java.nio.ShortBuffer",
            "java.nio.charset.Charset");

    /**
     * {@return the classes of the TensorFlow an application depends on}
     *
     * @throws IllegalStateException if it depends on none
     */
    static TensorFlowClasses in(Collection<ResolvedDependency> dependencies) throws IOException {
        Set<String> jni = new TreeSet<>(JAVA);
        Set<String> api =
                known(JarClasses.index(JarClasses.of(dependencies, "org.tensorflow", "tensorflow-core-native"), C_API)
                        .getKnownClasses());
        Set<String> mappers = new TreeSet<>();
        for (String name :
                known(JarClasses.index(JarClasses.of(dependencies, "org.tensorflow", "tensorflow-core-api"), TYPES)
                        .getKnownClasses())) {
            if (name.endsWith("Mapper")) {
                mappers.add(name);
            }
        }
        List<String> javacpp = javacpp(dependencies);
        if (api.isEmpty() || mappers.isEmpty() || javacpp.isEmpty()) {
            throw new IllegalStateException(
                    "A native image needs TensorFlow's jars on the application's class path, but '"
                            + (api.isEmpty()
                                    ? "org.tensorflow:tensorflow-core-native"
                                    : mappers.isEmpty()
                                            ? "org.tensorflow:tensorflow-core-api"
                                            : "org.bytedeco:javacpp with the classifier of this platform")
                            + "' is not there; limbeck-quarkus brings them, so take an exclusion away");
        }
        jni.addAll(api);
        jni.addAll(javacpp);
        return new TensorFlowClasses(jni, mappers);
    }

    private static Set<String> known(Collection<ClassInfo> classes) {
        Set<String> names = new TreeSet<>();
        classes.forEach(one -> names.add(one.name().toString()));
        return names;
    }

    /** JavaCPP's own metadata lies in the jar of the platform. */
    private static List<String> javacpp(Collection<ResolvedDependency> dependencies) throws IOException {
        String text = JarClasses.text(
                        JarClasses.of(dependencies, "org.bytedeco", "javacpp"),
                        "META-INF/native-image",
                        "jni-config.json")
                .orElse("[]");
        List<String> names = new ArrayList<>();
        for (JsonNode one : new ObjectMapper().readTree(text)) {
            names.add(one.path("name").asText());
        }
        return names;
    }
}
