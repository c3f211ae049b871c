package io.limbeck.deployment;

import io.quarkus.maven.dependency.ResolvedDependency;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.jandex.Index;
import org.jboss.jandex.Indexer;

/** Looks into the jars of an application. */
final class JarClasses {

    private JarClasses() {}

    /** {@return the files of a dependency}: of all its classifiers, in the order of the class path */
    static List<Path> of(Collection<ResolvedDependency> dependencies, String group, String artifact) {
        return dependencies.stream()
                .filter(one ->
                        one.getGroupId().equals(group) && one.getArtifactId().equals(artifact))
                .flatMap(one -> one.getResolvedPaths().stream())
                .toList();
    }

    /** {@return the index of all classes below a folder of these jars} */
    static Index index(Collection<Path> jars, String folder) throws IOException {
        Indexer indexer = new Indexer();
        for (Path jar : jars) {
            visit(jar, root -> {
                Path start = root.resolve(folder);
                if (!Files.isDirectory(start)) {
                    return;
                }
                try (Stream<Path> files = Files.walk(start)) {
                    for (Path file : files.sorted().toList()) {
                        if (file.toString().endsWith(".class")) {
                            try (InputStream in = Files.newInputStream(file)) {
                                indexer.index(in);
                            }
                        }
                    }
                }
            });
        }
        return indexer.complete();
    }

    /** {@return the text of the first file of that name within a folder of the jars, however deep} */
    static Optional<String> text(Collection<Path> jars, String folder, String name) throws IOException {
        String[] found = new String[1];
        for (Path jar : jars) {
            visit(jar, root -> {
                Path start = root.resolve(folder);
                if (found[0] == null && Files.isDirectory(start)) {
                    try (Stream<Path> files = Files.walk(start)) {
                        Optional<Path> file =
                                files.filter(one -> one.endsWith(name)).sorted().findFirst();
                        found[0] = file.isPresent() ? Files.readString(file.get()) : null;
                    }
                }
            });
        }
        return Optional.ofNullable(found[0]);
    }

    private interface Visitor {
        void visit(Path root) throws IOException;
    }

    private static void visit(Path jarOrFolder, Visitor visitor) throws IOException {
        if (Files.isDirectory(jarOrFolder)) {
            visitor.visit(jarOrFolder);
            return;
        }
        try (FileSystem jar = FileSystems.newFileSystem(jarOrFolder)) {
            visitor.visit(jar.getPath("/"));
        }
    }
}
