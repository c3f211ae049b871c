package io.limbeck.engine.run;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Groups;
import io.limbeck.spi.data.Table;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/**
 * Rows that a model has never seen, read into the columns of the data set it learnt from. Labels are unknown; ids are
 * negative, for the rows are none of the data set's. Groups are read where the file has a column of the attribute's name,
 * or of each part of an intersection; a value that is no group, or empty, leaves the membership unknown. An attribute
 * without column is no attribute of the rows, so that a model that decides by it can say what it lacks.
 */
final class NewRows {

    private static final int MOST_PROBLEMS = 20;
    private static final int MOST_NAMES = 12;

    /** A record, and the line of the file it ends in. */
    private record Line(long number, CSVRecord record) {
        String at(String column) {
            return "line " + number + ", column '" + column + "'";
        }
    }

    private final Table like;
    private final Path file;
    private final BinaryOperator<String> grouping;
    private final List<Problem> problems = new ArrayList<>();

    private NewRows(Table like, Path file, BinaryOperator<String> grouping) {
        this.like = like;
        this.file = file;
        this.grouping = grouping;
    }

    /**
     * Reads a file whose first line names the columns.
     *
     * @param like the data set as read, before any transform
     * @param grouping gives the group of an attribute and a value in its column
     * @throws InvalidInputException if a column is missing or a value is no number where one must be
     */
    static Table read(Path file, Table like, BinaryOperator<String> grouping) {
        return new NewRows(like, file, grouping).read();
    }

    private Table read() {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setDuplicateHeaderMode(DuplicateHeaderMode.ALLOW_EMPTY)
                .setSkipHeaderRecord(true)
                .setTrim(true)
                .setIgnoreEmptyLines(true)
                .get();
        try (Reader reader = withoutByteOrderMark(Files.newBufferedReader(file));
                CSVParser parser = format.parse(reader)) {
            List<String> names = parser.getHeaderNames();
            requireColumns(names);
            List<Line> lines = lines(parser);
            stop();
            List<Column> columns = new ArrayList<>();
            for (Column column : like.columns()) {
                columns.add(column(column, lines));
            }
            stop();
            return table(columns, groups(names, lines), lines.size());
        } catch (NoSuchFileException e) {
            throw unreadable("there is no such file");
        } catch (MalformedInputException e) {
            throw unreadable("cannot be read: it is not UTF-8");
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw unreadable("cannot be read: " + e.getMessage());
        }
    }

    private void requireColumns(List<String> names) {
        List<String> missing = like.columns().stream()
                .map(Column::name)
                .filter(name -> !names.contains(name))
                .toList();
        if (!missing.isEmpty()) {
            String list = String.join("', '", missing);
            throw new InvalidInputException(Problem.error(
                    file.toString(),
                    missing.size() == 1 ? "column '" + list + "' is missing" : "columns '" + list + "' are missing",
                    "the model needs " + wanted()));
        }
    }

    private InvalidInputException unreadable(String message) {
        return new InvalidInputException(
                Problem.error(file.toString(), message, "give a CSV file in UTF-8 whose first line names the columns"));
    }

    private static BufferedReader withoutByteOrderMark(BufferedReader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != 0xFEFF) {
            reader.reset();
        }
        return reader;
    }

    private List<Line> lines(CSVParser parser) {
        List<Line> lines = new ArrayList<>();
        Iterator<CSVRecord> records = parser.iterator();
        long before = parser.getCurrentLineNumber();
        while (records.hasNext()) {
            CSVRecord record = records.next();
            long last = parser.getCurrentLineNumber();
            if (!record.isConsistent()) {
                problem(
                        "line " + last,
                        "has '" + record.size() + "' values, but the first line names "
                                + parser.getHeaderNames().size() + " columns",
                        "give a value for each column");
            }
            lines.add(new Line(Math.max(before + 1, last), record));
            before = last;
        }
        return lines;
    }

    private String wanted() {
        return "the columns "
                + String.join(", ", like.columns().stream().map(Column::name).toList());
    }

    private Column column(Column wanted, List<Line> lines) {
        if (wanted instanceof Column.Numeric) {
            return new Column.Numeric(
                    wanted.name(),
                    lines.stream()
                            .mapToDouble(line -> number(wanted.name(), line))
                            .toArray());
        }
        if (wanted instanceof Column.Categorical categorical) {
            if (IdentifierColumns.isIdentifier(categorical)) {
                int[] unknown = new int[lines.size()];
                Arrays.fill(unknown, -1);
                return new Column.Categorical(wanted.name(), unknown, categorical.categories());
            }
            Map<String, Integer> codes = new HashMap<>();
            categorical.categories().forEach(category -> codes.put(category, codes.size()));
            return new Column.Categorical(
                    wanted.name(),
                    lines.stream()
                            .mapToInt(line -> code(categorical, codes, line))
                            .toArray(),
                    categorical.categories());
        }
        throw new InvalidInputException(Problem.error(
                wanted.name(),
                "the model reads blocks of numbers (images), which a CSV file does not hold",
                "ask it through the Java API"));
    }

    private double number(String column, Line line) {
        String text = line.record().get(column);
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below, like a number that is not finite
        }
        problem(line.at(column), "must be a number, but is '" + text + "'", "mend the value, or take the line out");
        return 0;
    }

    private int code(Column.Categorical column, Map<String, Integer> codes, Line line) {
        String text = line.record().get(column.name());
        Integer code = codes.get(text);
        if (code == null && !text.isEmpty()) {
            List<String> known = column.categories();
            problem(
                    line.at(column.name()),
                    "the model has never seen the category '" + text + "'",
                    "known are " + String.join(", ", known.subList(0, Math.min(MOST_NAMES, known.size())))
                            + (known.size() > MOST_NAMES ? " …" : "") + "; leave the cell empty if it is unknown");
        }
        return code == null ? -1 : code;
    }

    private void problem(String where, String message, String remedy) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(Problem.error(where, message, remedy));
        }
    }

    private void stop() {
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
    }

    private List<Groups> groups(List<String> names, List<Line> lines) {
        List<Groups> groups = new ArrayList<>();
        for (Groups one : like.sensitive()) {
            List<String> parts = List.of(one.attribute().split("×", -1));
            if (names.containsAll(parts)) {
                int[] codes = lines.stream()
                        .mapToInt(line -> one.names()
                                .indexOf(parts.stream()
                                        .map(part -> grouping.apply(
                                                part, line.record().get(part)))
                                        .collect(Collectors.joining(" × "))))
                        .toArray();
                groups.add(new Groups(one.attribute(), codes, one.names(), one.privileged()));
            }
        }
        return groups;
    }

    private Table table(List<Column> columns, List<Groups> groups, int rows) {
        double[] ones = new double[rows];
        Arrays.fill(ones, 1);
        long[] ids = LongStream.range(0, rows).map(row -> -1 - row).toArray();
        return like.targets()
                .map(targets -> Table.ofNumbers(columns, targets.unknown(rows), groups, ones, ids))
                .orElseGet(
                        () -> new Table(columns, new int[rows], like.classes(), like.favourable(), groups, ones, ids));
    }
}
