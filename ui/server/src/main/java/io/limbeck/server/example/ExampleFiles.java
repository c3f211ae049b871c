package io.limbeck.server.example;

import io.limbeck.server.config.ServerConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the examples are: in the server's jar, listed there by name, or in a folder that is configured. */
@ApplicationScoped
class ExampleFiles {

    private static final String ENDING = ".yaml";
    private static final String OWN = "/examples/";

    private final ServerConfig config;

    ExampleFiles(ServerConfig config) {
        this.config = config;
    }

    /** {@return the names of all examples, in order} */
    List<String> names() {
        Optional<Path> folder = config.examples();
        if (folder.isEmpty()) {
            return own(OWN + "names.txt").orElse("").lines().toList();
        }
        try (Stream<Path> files = Files.list(folder.get())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the text of an example}, empty if there is none of that name */
    Optional<String> text(String name) {
        if (!names().contains(name)) {
            return Optional.empty();
        }
        Optional<Path> folder = config.examples();
        if (folder.isEmpty()) {
            return own(OWN + name + ENDING);
        }
        try {
            return Optional.of(Files.readString(folder.get().resolve(name + ENDING)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> own(String resource) {
        try (InputStream in = ExampleFiles.class.getResourceAsStream(resource)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
