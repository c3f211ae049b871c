package io.limbeck.spi.data;

import static java.util.Objects.requireNonNull;

import io.limbeck.spi.TableSpec;
import io.limbeck.spi.TargetKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Rows with features, a label or a number to predict, group memberships and weights. Immutable by agreement: arrays are shared, and nobody
 * writes into them.
 *
 * @param columns features, in order
 * @param labels class code of each row; all 0, and without a meaning, where a number is predicted
 * @param classes the classes, in code order; empty where a number is predicted
 * @param favourable code of the favourable (positive) class; -1 where a number is predicted
 * @param sensitive the sensitive attributes, in declared order
 * @param weights weight of each row; 1 unless a transform says otherwise
 * @param ids number of each row in the source, from 0; a made-up row (SMOTE) has a negative one
 * @param sequences number of the sequence each row belongs to, rows of one sequence in order: the tokens of a sentence;
 *     empty where rows stand alone
 * @param targets the numbers to predict; empty where classes are
 */
@API(status = API.Status.STABLE, since = "0.1")
public record Table(
        List<Column> columns,
        int[] labels,
        List<String> classes,
        int favourable,
        List<Groups> sensitive,
        double[] weights,
        long[] ids,
        int[] sequences,
        Optional<Targets> targets) {

    /**
     * Rows with labels.
     *
     * @param columns features, in order
     * @param labels class code of each row
     * @param classes the classes, in code order
     * @param favourable code of the favourable (positive) class
     * @param sensitive the sensitive attributes, in declared order
     * @param weights weight of each row
     * @param ids number of each row in the source
     * @param sequences number of the sequence each row belongs to
     */
    public Table(
            List<Column> columns,
            int[] labels,
            List<String> classes,
            int favourable,
            List<Groups> sensitive,
            double[] weights,
            long[] ids,
            int[] sequences) {
        this(columns, labels, classes, favourable, sensitive, weights, ids, sequences, Optional.empty());
    }

    /**
     * Rows with labels that stand alone.
     *
     * @param columns features, in order
     * @param labels class code of each row
     * @param classes the classes, in code order
     * @param favourable code of the favourable (positive) class
     * @param sensitive the sensitive attributes, in declared order
     * @param weights weight of each row
     * @param ids number of each row in the source
     */
    public Table(
            List<Column> columns,
            int[] labels,
            List<String> classes,
            int favourable,
            List<Groups> sensitive,
            double[] weights,
            long[] ids) {
        this(columns, labels, classes, favourable, sensitive, weights, ids, new int[0]);
    }

    public Table {
        columns = List.copyOf(columns);
        classes = List.copyOf(classes);
        sensitive = List.copyOf(sensitive);
        requireNonNull(ids, "ids is null");
        targets.ifPresent(numbers -> requireRows("targets", numbers.values().length, labels.length));
        if (targets.isPresent() && (!classes.isEmpty() || favourable != -1)) {
            throw new IllegalArgumentException("Rows have either classes or numbers to predict, but these have both: "
                    + classes + " and '" + targets.get().name() + "'");
        }
        if (targets.isEmpty() && (favourable < 0 || favourable >= classes.size())) {
            throw new IllegalArgumentException("The favourable class '" + favourable + "' is not one of " + classes);
        }
        for (Column column : columns) {
            requireRows("column '" + column.name() + "'", column.rows(), labels.length);
        }
        for (Groups groups : sensitive) {
            requireRows("attribute '" + groups.attribute() + "'", groups.codes().length, labels.length);
        }
        requireRows("weights", weights.length, labels.length);
        requireRows("ids", ids.length, labels.length);
        if (sequences.length > 0) {
            requireRows("sequences", sequences.length, labels.length);
        }
    }

    /**
     * {@return rows that stand alone, with numbers to predict}
     *
     * @param columns features, in order
     * @param targets the numbers to predict
     * @param sensitive the sensitive attributes, in declared order
     * @param weights weight of each row
     * @param ids number of each row in the source
     */
    public static Table ofNumbers(
            List<Column> columns, Targets targets, List<Groups> sensitive, double[] weights, long[] ids) {
        int[] labels = new int[targets.values().length];
        return new Table(columns, labels, List.of(), -1, sensitive, weights, ids, new int[0], Optional.of(targets));
    }

    private static void requireRows(String what, int rows, int expected) {
        if (rows != expected) {
            throw new IllegalArgumentException(what + " has " + rows + " rows, but the labels have " + expected);
        }
    }

    /** {@return the number of rows} */
    public int rows() {
        return labels.length;
    }

    /**
     * {@return these rows, in this order; a row may be taken more than once}
     *
     * @param rows places of rows, from 0
     */
    public Table select(int[] rows) {
        int[] chosenLabels = new int[rows.length];
        double[] chosenWeights = new double[rows.length];
        long[] chosenIds = new long[rows.length];
        int[] chosenSequences = new int[sequences.length == 0 ? 0 : rows.length];
        for (int i = 0; i < rows.length; i++) {
            chosenLabels[i] = labels[rows[i]];
            chosenWeights[i] = weights[rows[i]];
            chosenIds[i] = ids[rows[i]];
            if (chosenSequences.length > 0) {
                chosenSequences[i] = sequences[rows[i]];
            }
        }
        return new Table(
                columns.stream().map(column -> column.select(rows)).toList(),
                chosenLabels,
                classes,
                favourable,
                sensitive.stream().map(groups -> groups.select(rows)).toList(),
                chosenWeights,
                chosenIds,
                chosenSequences,
                targets.map(numbers -> numbers.select(rows)));
    }

    /**
     * {@return this table with other features}
     *
     * @param others features of the same rows
     */
    public Table withColumns(List<Column> others) {
        return new Table(others, labels, classes, favourable, sensitive, weights, ids, sequences, targets);
    }

    /**
     * {@return this table with other weights}
     *
     * @param others a weight for each row
     */
    public Table withWeights(double[] others) {
        return new Table(columns, labels, classes, favourable, sensitive, others, ids, sequences, targets);
    }

    /**
     * {@return this table with its numbers to predict on another scale}
     *
     * @param others the numbers on the other scale
     */
    public Table withTargets(Targets others) {
        return new Table(columns, labels, classes, favourable, sensitive, weights, ids, sequences, Optional.of(others));
    }

    /** {@return whether a number is predicted} */
    public boolean isRegression() {
        return targets.isPresent();
    }

    /** {@return outputs of a model for a row}: one for each class; mean and log variance of a number */
    public int outputs() {
        return isRegression() ? Targets.OUTPUTS : classes.size();
    }

    /**
     * {@return the groups of an attribute}
     *
     * @param attribute name of the attribute
     * @throws IllegalArgumentException if there is no such attribute
     */
    public Groups groups(String attribute) {
        return sensitive.stream()
                .filter(groups -> groups.attribute().equals(attribute))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no sensitive attribute '" + attribute + "'"));
    }

    /** {@return whether every column is numbers, so that the rows can be put into a matrix} */
    public boolean isNumeric() {
        return columns.stream().noneMatch(Column.Categorical.class::isInstance);
    }

    /** {@return floats per row in {@link #matrix}} */
    public int width() {
        return columns.stream().mapToInt(Column::width).sum();
    }

    /**
     * {@return the features as floats, row-major, {@code [rows, width]}}
     *
     * @throws IllegalStateException if a column is still categorical
     */
    public float[] matrix() {
        int width = width();
        float[] matrix = new float[Math.multiplyExact(rows(), width)];
        int offset = 0;
        for (Column column : columns) {
            if (column instanceof Column.Numeric numeric) {
                for (int row = 0; row < rows(); row++) {
                    matrix[row * width + offset] = (float) numeric.values()[row];
                }
            } else if (column instanceof Column.Block block) {
                int blockWidth = block.width();
                for (int row = 0; row < rows(); row++) {
                    System.arraycopy(block.values(), row * blockWidth, matrix, row * width + offset, blockWidth);
                }
            } else {
                throw new IllegalStateException("Column '" + column.name() + "' is categorical; encode it first, with"
                        + " 'data/one-hot' in data.prepare");
            }
            offset += column.width();
        }
        return matrix;
    }

    /**
     * {@return this table with other values in the same columns}
     *
     * @param matrix {@code [rows, width]}, row-major, as {@link #matrix} gives it
     */
    public Table withMatrix(float[] matrix) {
        int width = width();
        List<Column> others = new ArrayList<>();
        int offset = 0;
        for (Column column : columns) {
            others.add(column.from(matrix, width, offset));
            offset += column.width();
        }
        return withColumns(others);
    }

    private TargetKind kind() {
        return isRegression() ? TargetKind.NUMBERS : TargetKind.CLASSES;
    }

    /** {@return what there is to know of this table} */
    public TableSpec spec() {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        sensitive.forEach(attribute -> groups.put(attribute.attribute(), attribute.names()));
        if (columns.size() == 1 && columns.get(0) instanceof Column.Block block) {
            return new TableSpec(block.shape(), classes, favourable, groups, rows(), block.codes(), kind());
        }
        return new TableSpec(List.of(width()), classes, favourable, groups, rows(), List.of(), kind());
    }
}
