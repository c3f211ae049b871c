package io.limbeck.plugins.models;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/** Reads a CSV file of predictions: a header, then a line per row. The first ten problems are told together. */
final class PredictionFile {

    private static final int TOLD = 10;
    private static final int BYTE_ORDER_MARK = 0xFEFF;
    /** Probabilities printed with three digits still count as a distribution. */
    private static final double TOLERANCE = 0.01;

    private final String name;
    private final List<String> classes;
    private final StoredPredictions.Values values;
    private final List<Problem> problems = new ArrayList<>();

    private PredictionFile(String name, List<String> classes, StoredPredictions.Values values) {
        this.name = name;
        this.classes = classes;
        this.values = values;
    }

    /** {@return logits by row number}; probabilities come as their logarithms */
    static Map<Long, float[]> read(Path file, String name, List<String> classes, StoredPredictions.Values values) {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setDuplicateHeaderMode(DuplicateHeaderMode.ALLOW_EMPTY)
                .setAllowMissingColumnNames(true)
                .setIgnoreEmptyLines(true)
                .setTrim(true)
                .get();
        try (CSVParser parser = format.parse(withoutMark(file))) {
            return new PredictionFile(name, classes, values).read(parser);
        } catch (IOException e) {
            throw new UncheckedIOException("'" + file + "' could not be read", e);
        } catch (UncheckedIOException | IllegalArgumentException e) {
            throw new InvalidInputException(Problem.error(
                    "path",
                    "'" + name + "' is not a CSV file: " + e.getMessage(),
                    "write a header and commas (RFC 4180)"));
        }
    }

    /** Spreadsheets begin a file with a byte order mark, which would become part of the first column's name. */
    private static BufferedReader withoutMark(Path file) throws IOException {
        BufferedReader reader = Files.newBufferedReader(file);
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
        return reader;
    }

    private Map<Long, float[]> read(CSVParser parser) {
        List<String> header = parser.getHeaderNames();
        List<String> missing =
                classes.stream().filter(name -> !header.contains(name)).toList();
        if (!missing.isEmpty()) {
            throw new InvalidInputException(Problem.error(
                    "path",
                    "'" + name + "' has no column " + quoted(missing) + ", only " + quoted(header),
                    "name one column after each class of the data: " + quoted(classes)));
        }
        Optional<String> number = header.stream()
                .filter(name -> name.equalsIgnoreCase("id") && !classes.contains(name))
                .findFirst();
        Map<Long, float[]> logits = new HashMap<>();
        for (CSVRecord line : parser) {
            try {
                long id = number.map(column -> Long.parseLong(line.get(column))).orElse(line.getRecordNumber() - 1);
                if (logits.put(id, logits(line)) != null) {
                    fault(line, "row '" + id + "' stands there twice", "keep one line per id");
                }
            } catch (NumberFormatException e) {
                fault(line, "not a number: " + e.getMessage(), "write plain decimal numbers, and whole ones as id");
            }
            if (problems.size() >= TOLD) {
                break;
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        return logits;
    }

    private float[] logits(CSVRecord line) {
        double[] row = new double[classes.size()];
        for (int c = 0; c < row.length; c++) {
            row[c] = Double.parseDouble(line.get(classes.get(c)));
            boolean allowed = values == StoredPredictions.Values.LOGITS
                    ? Double.isFinite(row[c])
                    : row[c] >= 0 && row[c] <= 1 + TOLERANCE;
            if (!allowed) {
                fault(
                        line,
                        "'" + classes.get(c) + "' is '" + line.get(classes.get(c)) + "'",
                        values == StoredPredictions.Values.LOGITS
                                ? "logits are finite"
                                : "probabilities lie in [0, 1]; say 'values: logits' if these are logits");
                return new float[row.length];
            }
        }
        return values == StoredPredictions.Values.LOGITS ? floats(row) : logarithms(line, row);
    }

    private float[] logarithms(CSVRecord line, double[] row) {
        double sum = 0;
        for (double p : row) {
            sum += p;
        }
        if (Math.abs(sum - 1) > TOLERANCE) {
            fault(line, "probabilities sum to '" + sum + "'", "scale each line to 1, or say 'values: logits'");
        }
        for (int c = 0; c < row.length; c++) {
            row[c] = StrictMath.log(Math.max(row[c] / sum, 1e-12));
        }
        return floats(row);
    }

    private void fault(CSVRecord line, String message, String remedy) {
        problems.add(
                Problem.error("path", "'" + name + "', record " + line.getRecordNumber() + ": " + message, remedy));
    }

    private static float[] floats(double[] row) {
        float[] floats = new float[row.length];
        for (int c = 0; c < row.length; c++) {
            floats[c] = (float) row[c];
        }
        return floats;
    }

    private static String quoted(List<String> names) {
        return "'" + String.join("', '", names) + "'";
    }
}
