package io.limbeck.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExampleNamesTest {

    @Test
    void everyExampleOfTheRepositoryIsInTheGallery() throws IOException {
        List<String> there;
        try (Stream<Path> files = Files.list(Path.of("../../examples"))) {
            there = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .map(name -> name.replace(".yaml", ""))
                    .sorted()
                    .toList();
        }
        assertEquals(
                there,
                Files.readAllLines(Path.of("src/main/resources/examples/names.txt")),
                "ui/server/src/main/resources/examples/names.txt lists the examples, one a line");
    }
}
