package io.limbeck.engine.run;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Groups;
import io.limbeck.spi.data.Table;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Rows that a model has never seen, read into the columns of the data set it learnt from. Labels are unknown. */
final class NewRows {

    private static final int MOST_PROBLEMS = 20;

    private final Table like;
    private final Path file;
    private final List<Problem> problems = new ArrayList<>();

    private NewRows(Table like, Path file) {
        this.like = like;
        this.file = file;
    }

    /**
     * Reads a file whose first line names the columns.
     *
     * @param like the data set as read, before any transform
     * @throws InvalidInputException if a column is missing or a value is no number where one must be
     */
    static Table read(Path file, Table like) {
        return new NewRows(like, file).read();
    }

    private Table read() {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setTrim(true)
                .setIgnoreEmptyLines(true)
                .get();
        try (Reader reader = Files.newBufferedReader(file);
                CSVParser parser = format.parse(reader)) {
            List<String> names = parser.getHeaderNames();
            for (Column column : like.columns()) {
                if (!names.contains(column.name())) {
                    problem("", "column '" + column.name() + "' is missing", "the model needs " + wanted());
                }
            }
            stop();
            List<CSVRecord> records = parser.getRecords();
            List<Column> columns = new ArrayList<>();
            for (Column column : like.columns()) {
                columns.add(column(column, records));
            }
            stop();
            return table(columns, records.size());
        } catch (IOException | java.io.UncheckedIOException | IllegalArgumentException e) {
            throw new InvalidInputException(Problem.error(
                    file.toString(), "cannot be read: " + e.getMessage(), "give a CSV file with a header line"));
        }
    }

    private String wanted() {
        return "the columns "
                + String.join(", ", like.columns().stream().map(Column::name).toList());
    }

    private Column column(Column wanted, List<CSVRecord> records) {
        if (wanted instanceof Column.Numeric) {
            double[] values = new double[records.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = number(wanted.name(), records.get(i));
            }
            return new Column.Numeric(wanted.name(), values);
        }
        if (wanted instanceof Column.Categorical categorical) {
            int[] codes = new int[records.size()];
            for (int i = 0; i < codes.length; i++) {
                codes[i] = categorical.categories().indexOf(records.get(i).get(wanted.name()));
            }
            return new Column.Categorical(wanted.name(), codes, categorical.categories());
        }
        throw new InvalidInputException(Problem.error(
                wanted.name(),
                "the model reads blocks of numbers (images), which a CSV file does not hold",
                "ask it through the Java API"));
    }

    private double number(String column, CSVRecord record) {
        String text = record.get(column);
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below, like a number that is not finite
        }
        problem(
                "line " + (record.getRecordNumber() + 1) + ", column '" + column + "'",
                "must be a number, but is '" + text + "'",
                "mend the value, or take the line out");
        return 0;
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

    private Table table(List<Column> columns, int rows) {
        int[] unknown = new int[rows];
        Arrays.fill(unknown, -1);
        double[] ones = new double[rows];
        Arrays.fill(ones, 1);
        List<Groups> groups = like.sensitive().stream()
                .map(one -> new Groups(one.attribute(), unknown, one.names(), one.privileged()))
                .toList();
        return new Table(
                columns,
                new int[rows],
                like.classes(),
                like.favourable(),
                groups,
                ones,
                LongStream.range(0, rows).toArray());
    }
}
