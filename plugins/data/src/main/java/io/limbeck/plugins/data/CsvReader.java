package io.limbeck.plugins.data;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads separated text, UTF-8, with quotes as in RFC 4180. Empty lines are skipped.
 *
 * @param separator between values
 * @param header names of the columns; empty where the first line has them
 * @param skipLinesOf a line with this as its first value is no row; empty for none
 */
record CsvReader(String separator, Optional<List<String>> header, String skipLinesOf) {

    private static final int PROBLEMS_AT_MOST = 10;

    static CsvReader withHeaderLine(String separator) {
        return new CsvReader(separator, Optional.empty(), "");
    }

    static CsvReader withoutHeaderLine(String separator, List<String> header) {
        return new CsvReader(separator, Optional.of(header), "");
    }

    /** {@return the rows of all files, one after the other} */
    RawTable read(List<DataFile> files) {
        Rows rows = new Rows();
        header.ifPresent(rows::start);
        for (DataFile file : files) {
            read(file, rows);
        }
        if (!rows.problems.isEmpty()) {
            throw new InvalidInputException(rows.problems);
        }
        return rows.table();
    }

    private void read(DataFile file, Rows rows) {
        try (Reader text = new InputStreamReader(file.open(), StandardCharsets.UTF_8);
                CSVParser parser = CSVParser.parse(text, format())) {
            boolean headerLine = header.isEmpty();
            for (CSVRecord line : parser) {
                if (headerLine) {
                    rows.start(names(line));
                    headerLine = false;
                } else if (skipLinesOf.isEmpty() || !line.get(0).startsWith(skipLinesOf)) {
                    rows.add(line, parser.getCurrentLineNumber(), file);
                }
            }
        } catch (IOException e) {
            throw file.unreadable(e);
        } catch (UncheckedIOException e) {
            throw file.unreadable(new IOException(e.getMessage(), e));
        }
    }

    private CSVFormat format() {
        return CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator)
                .setIgnoreEmptyLines(true)
                .setIgnoreSurroundingSpaces(!separator.isBlank())
                .get();
    }

    private static List<String> names(CSVRecord line) {
        List<String> names = new ArrayList<>();
        line.forEach(names::add);
        // Spreadsheets put a byte-order mark before the first name.
        names.set(0, names.get(0).startsWith("\uFEFF") ? names.get(0).substring(1) : names.get(0));
        return names;
    }

    private static final class Rows {

        private final List<Problem> problems = new ArrayList<>();
        private final List<RawColumn.Builder> columns = new ArrayList<>();
        private long count;

        void start(List<String> names) {
            names.forEach(name -> columns.add(new RawColumn.Builder(name)));
        }

        void add(CSVRecord line, long number, DataFile file) {
            if (line.size() != columns.size()) {
                if (problems.size() < PROBLEMS_AT_MOST) {
                    problems.add(Problem.error(
                            "",
                            "line " + number + " of '" + file.path().getFileName() + "' has '" + line.size()
                                    + "' values, but there are '" + columns.size() + "' columns",
                            "mend the line; check the separator, and quotes around values that contain it"));
                }
                return;
            }
            for (int i = 0; i < columns.size(); i++) {
                columns.get(i).add(line.get(i));
            }
            count++;
        }

        RawTable table() {
            return new RawTable(
                    columns.stream().map(RawColumn.Builder::build).toList(),
                    LongStream.range(0, count).toArray());
        }
    }
}
