package io.limbeck.deployment;

import io.quarkus.maven.dependency.ResolvedDependency;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;

/**
 * What Jackson may meet: every record and enum of the engine and of the SPI, and the types that carry its annotations. More
 * than it meets, and no list that grows stale.
 */
final class JsonClasses {

    private static final DotName RECORD = DotName.createSimple(Record.class);

    private JsonClasses() {}

    static Set<String> in(Collection<ResolvedDependency> dependencies) throws IOException {
        List<Path> jars = new ArrayList<>();
        for (String artifact : List.of("limbeck-spi", "limbeck-engine")) {
            jars.addAll(JarClasses.of(dependencies, "io.limbeck", artifact));
        }
        Set<String> names = new TreeSet<>();
        for (ClassInfo one : JarClasses.index(jars, "io/limbeck").getKnownClasses()) {
            if (RECORD.equals(one.superName()) || one.isEnum() || isAnnotated(one)) {
                names.add(one.name().toString());
            }
        }
        return names;
    }

    private static boolean isAnnotated(ClassInfo type) {
        return type.annotations().stream().map(AnnotationInstance::name).anyMatch(name -> name.toString()
                .startsWith("com.fasterxml.jackson."));
    }
}
