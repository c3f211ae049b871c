package io.limbeck.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;

/** Looks into the jar, or the folder of classes, that a class came from. */
final class Jars {

    private Jars() {}

    static boolean holds(Class<?> type, String entry) {
        try {
            Path place = Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (Files.isDirectory(place)) {
                return Files.exists(place.resolve(entry));
            }
            try (JarFile jar = new JarFile(place.toFile())) {
                return jar.getEntry(entry) != null;
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
