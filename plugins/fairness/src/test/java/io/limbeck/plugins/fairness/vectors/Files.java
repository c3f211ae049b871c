package io.limbeck.plugins.fairness.vectors;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Reads the published files as they are, below {@code $LIMBECK_DATA}. */
final class Files {

    private Files() {}

    /** {@return AIF360's order: the test rows, then the training rows}; labels without their final full stop */
    static List<String[]> adult(Path folder) {
        return Stream.of("adult.test.gz", "adult.data.gz")
                .flatMap(name -> lines(folder.resolve("adult").resolve(name)).stream())
                .filter(line -> line.contains(","))
                .map(line -> Arrays.stream(line.split(",")).map(String::strip).toArray(String[]::new))
                .peek(row -> row[14] = row[14].replace(".", ""))
                .toList();
    }

    static List<String[]> german(Path folder) {
        return lines(folder.resolve("german").resolve("german.csv")).stream()
                .skip(1)
                .map(line -> line.split(","))
                .toList();
    }

    /** {@return header and rows} */
    static List<List<String>> compas(Path folder) {
        return lines(folder.resolve("compas").resolve("compas-scores-two-years.csv")).stream()
                .map(Files::quoted)
                .toList();
    }

    private static List<String> quoted(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean inside = false;
        for (char c : line.toCharArray()) {
            if (c == '"') {
                inside = !inside;
            } else if (c == ',' && !inside) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    private static List<String> lines(Path file) {
        try (InputStream raw = java.nio.file.Files.newInputStream(file);
                InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
