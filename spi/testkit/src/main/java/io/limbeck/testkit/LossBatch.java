package io.limbeck.testkit;

import static java.util.Objects.requireNonNull;

import io.limbeck.spi.data.Groups;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The rows a loss term is tried on. Immutable by agreement: nobody writes into the arrays.
 *
 * @param logits the student's logits, {@code [rows][classes]}
 * @param labels true class of each row, if the term may see them
 * @param teacher the teacher's logits, {@code [rows][classes]}, if there is a teacher
 * @param weights weight of each row
 * @param groups sensitive attributes, in declared order
 * @param favourable code of the favourable class
 */
public record LossBatch(
        float[][] logits,
        Optional<int[]> labels,
        Optional<float[][]> teacher,
        float[] weights,
        List<Groups> groups,
        int favourable) {

    public LossBatch {
        requireNonNull(logits, "logits is null");
        groups = List.copyOf(groups);
        if (logits.length == 0) {
            throw new IllegalArgumentException("A batch needs at least one row of logits");
        }
        requireRows("labels", labels.map(values -> values.length).orElse(logits.length), logits.length);
        requireRows("teacher logits", teacher.map(values -> values.length).orElse(logits.length), logits.length);
        requireRows("weights", weights.length, logits.length);
        for (Groups attribute : groups) {
            requireRows("attribute '" + attribute.attribute() + "'", attribute.codes().length, logits.length);
        }
    }

    private static void requireRows(String what, int rows, int expected) {
        if (rows != expected) {
            throw new IllegalArgumentException(
                    "There are '" + expected + "' rows of logits, but '" + rows + "' of " + what);
        }
    }

    /** {@return the number of rows} */
    public int rows() {
        return logits.length;
    }

    /** {@return the number of classes} */
    public int classes() {
        return logits[0].length;
    }

    /** {@return this batch with other logits of the student} */
    public LossBatch withLogits(float[][] others) {
        return new LossBatch(others, labels, teacher, weights, groups, favourable);
    }

    /** {@return this batch with other logits of the teacher} */
    public LossBatch withTeacher(float[][] others) {
        return new LossBatch(logits, labels, Optional.of(others), weights, groups, favourable);
    }

    /** {@return this batch with other sensitive attributes} */
    public LossBatch withGroups(List<Groups> others) {
        return new LossBatch(logits, labels, teacher, weights, others, favourable);
    }

    /** {@return these rows, in this order} */
    public LossBatch select(int... rows) {
        float[] chosenWeights = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            chosenWeights[i] = weights[rows[i]];
        }
        return new LossBatch(
                rowsOf(logits, rows),
                labels.map(all -> Arrays.stream(rows).map(row -> all[row]).toArray()),
                teacher.map(all -> rowsOf(all, rows)),
                chosenWeights,
                groups.stream().map(attribute -> attribute.select(rows)).toList(),
                favourable);
    }

    private static float[][] rowsOf(float[][] all, int[] rows) {
        return Arrays.stream(rows).mapToObj(row -> all[row]).toArray(float[][]::new);
    }
}
