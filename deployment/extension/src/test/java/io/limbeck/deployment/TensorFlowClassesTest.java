package io.limbeck.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.maven.dependency.ResolvedDependency;
import io.quarkus.maven.dependency.ResolvedDependencyBuilder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Held against the jars themselves: what is in them is registered, whatever their version. */
class TensorFlowClassesTest {

    private static final List<ResolvedDependency> ALL = dependencies();

    private static List<ResolvedDependency> dependencies() {
        List<ResolvedDependency> found = new ArrayList<>();
        Pattern jar = Pattern.compile(".*/(org/tensorflow|org/bytedeco)/([^/]+)/([^/]+)/[^/]+\\.jar");
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Matcher matcher = jar.matcher(entry.replace('\\', '/'));
            if (matcher.matches()) {
                found.add(ResolvedDependencyBuilder.newInstance()
                        .setGroupId(matcher.group(1).replace('/', '.'))
                        .setArtifactId(matcher.group(2))
                        .setVersion(matcher.group(3))
                        .setResolvedPath(Path.of(entry))
                        .build());
            }
        }
        return found;
    }

    /** Class names by the names of entries: another way than the index that is under test. */
    private static Set<String> entries(String artifact, String folder) throws IOException {
        Set<String> names = new TreeSet<>();
        for (ResolvedDependency one : ALL) {
            if (one.getArtifactId().equals(artifact)) {
                try (JarFile jar =
                        new JarFile(one.getResolvedPaths().getSinglePath().toFile())) {
                    jar.stream()
                            .map(entry -> entry.getName())
                            .filter(name -> name.startsWith(folder) && name.endsWith(".class"))
                            .map(name -> name.substring(0, name.length() - 6).replace('/', '.'))
                            .forEach(names::add);
                }
            }
        }
        return names;
    }

    @Test
    void everyClassOfTheCApiIsRegistered() throws IOException {
        Set<String> api = entries("tensorflow-core-native", "org/tensorflow/internal/c_api/");
        assertThat(api).hasSizeGreaterThan(100);
        assertThat(TensorFlowClasses.in(ALL).jni())
                .containsAll(api.stream()
                        .filter(name -> !name.endsWith("package-info"))
                        .collect(Collectors.toSet()))
                .contains(
                        "org.tensorflow.internal.c_api.TFJ_GradFuncAdapter",
                        "org.tensorflow.internal.c_api.global.tensorflow",
                        "org.tensorflow.internal.c_api.presets.tensorflow");
    }

    /** The 34 classes of JavaCPP 1.5.11's own metadata, and what its library looks up when it is loaded. */
    @Test
    void theClassesOfJavaCppsMetadataAreRegistered() throws IOException {
        Set<String> jni = TensorFlowClasses.in(ALL).jni();
        assertThat(jni.stream().filter(name -> name.startsWith("org.bytedeco.javacpp.")))
                .hasSize(34);
        assertThat(jni)
                .contains(
                        "org.bytedeco.javacpp.Loader",
                        "org.bytedeco.javacpp.Loader$Helper",
                        "org.bytedeco.javacpp.Pointer$NativeDeallocator",
                        "org.bytedeco.javacpp.BytePointer",
                        "java.nio.Buffer",
                        "java.nio.charset.Charset",
                        "java.lang.Class");
    }

    @Test
    void everyMapperOfTensorsCanBeMade() throws ReflectiveOperationException, IOException {
        Set<String> mappers = TensorFlowClasses.in(ALL).mappers();
        assertThat(mappers)
                .contains("org.tensorflow.internal.types.TFloat32Mapper")
                .hasSizeGreaterThan(8);
        for (String name : mappers) {
            assertThat(Class.forName(name).getDeclaredConstructors())
                    .anyMatch(constructor -> constructor.getParameterCount() == 0);
        }
    }

    @Test
    void whatIsRegisteredIsThere() throws ReflectiveOperationException, IOException {
        for (String name : TensorFlowClasses.in(ALL).jni()) {
            assertThat(Class.forName(name, false, getClass().getClassLoader())).isNotNull();
        }
    }

    @Test
    void anApplicationWithoutThePlatformsJarIsToldWhatIsMissing() {
        List<ResolvedDependency> some = ALL.stream()
                .filter(one -> !one.getArtifactId().equals("javacpp"))
                .toList();
        assertThatThrownBy(() -> TensorFlowClasses.in(some))
                .hasMessageContaining("'org.bytedeco:javacpp with the classifier of this platform' is not there");
    }
}
