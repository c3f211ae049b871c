package io.limbeck.compatibility;

import io.limbeck.spi.Plugin;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.testkit.PluginContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The compiled modules of {@code spi/}: a folder of classes while Maven tests, a jar behind {@code package}. */
enum Compiled {
    API(Plugin.class),
    TENSORFLOW(LossTerm.class),
    TESTKIT(PluginContract.class);

    private final Class<?> anchor;

    Compiled(Class<?> anchor) {
        this.anchor = anchor;
    }

    Path place() {
        try {
            return Path.of(
                    anchor.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All classes, loaded and not initialised: nothing here may want a native library. */
    List<Class<?>> classes() {
        try {
            if (Files.isDirectory(place())) {
                return classes(place());
            }
            try (FileSystem jar = FileSystems.newFileSystem(place())) {
                return classes(jar.getPath("/"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Class<?>> classes(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
                    .map(name -> name.substring(0, name.length() - 6).replace('/', '.'))
                    .sorted()
                    .<Class<?>>map(this::load)
                    .toList();
        }
    }

    private Class<?> load(String name) {
        try {
            return Class.forName(name, false, anchor.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
