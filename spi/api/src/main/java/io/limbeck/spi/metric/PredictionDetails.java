package io.limbeck.spi.metric;

import io.limbeck.spi.data.Targets;
import java.util.Arrays;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * What a model says of rows besides their probabilities; each part empty where it says nothing of the kind.
 *
 * @param logits {@code [rows][classes]}
 * @param members the probabilities that each member of an ensemble gives, {@code [members][rows][classes]}
 * @param sets the prediction set of each row, {@code [rows][classes]}
 * @param unknown whether a row is of a kind that the model was not made for; the label of such a row means nothing
 * @param targets the true numbers, of predictions of numbers
 */
@API(status = API.Status.STABLE, since = "0.1")
public record PredictionDetails(
        Optional<double[][]> logits,
        Optional<double[][][]> members,
        Optional<boolean[][]> sets,
        Optional<boolean[]> unknown,
        Optional<Targets> targets) {

    /** Nothing. */
    public static final PredictionDetails NONE = new PredictionDetails(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * {@return the same, with logits}
     *
     * @param said what is said, in the form of that part
     */
    public PredictionDetails withLogits(double[][] said) {
        return new PredictionDetails(Optional.of(said), members, sets, unknown, targets);
    }

    /**
     * {@return the same, with what members say}
     *
     * @param said what is said, in the form of that part
     */
    public PredictionDetails withMembers(double[][][] said) {
        return new PredictionDetails(logits, Optional.of(said), sets, unknown, targets);
    }

    /**
     * {@return the same, with prediction sets}
     *
     * @param said what is said, in the form of that part
     */
    public PredictionDetails withSets(boolean[][] said) {
        return new PredictionDetails(logits, members, Optional.of(said), unknown, targets);
    }

    /**
     * {@return the same, with which rows are unknown}
     *
     * @param are whether each row is
     */
    public PredictionDetails withUnknown(boolean[] are) {
        return new PredictionDetails(logits, members, sets, Optional.of(are), targets);
    }

    /**
     * {@return the same, with the true numbers}
     *
     * @param numbers the true number of each row
     */
    public PredictionDetails withTargets(Targets numbers) {
        return new PredictionDetails(logits, members, sets, unknown, Optional.of(numbers));
    }

    /** {@return the same of these rows, in this order; a row may be taken more than once} */
    PredictionDetails select(int[] rows) {
        return new PredictionDetails(
                logits.map(all -> chosen(all, rows)),
                members.map(all ->
                        Arrays.stream(all).map(member -> chosen(member, rows)).toArray(double[][][]::new)),
                sets.map(all -> Arrays.stream(rows).mapToObj(row -> all[row]).toArray(boolean[][]::new)),
                unknown.map(all -> {
                    boolean[] some = new boolean[rows.length];
                    for (int i = 0; i < rows.length; i++) {
                        some[i] = all[rows[i]];
                    }
                    return some;
                }),
                targets.map(numbers -> numbers.select(rows)));
    }

    static double[][] chosen(double[][] all, int[] rows) {
        double[][] some = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            some[i] = all[rows[i]];
        }
        return some;
    }

    void requireRows(int rows) {
        require("logits", rows, logits.map(all -> all.length));
        members.ifPresent(all -> Arrays.stream(all)
                .forEach(member -> require("probabilities of a member", rows, Optional.of(member.length))));
        require("prediction sets", rows, sets.map(all -> all.length));
        require("unknown rows", rows, unknown.map(all -> all.length));
        require("targets", rows, targets.map(numbers -> numbers.values().length));
    }

    private static void require(String what, int rows, Optional<Integer> there) {
        there.filter(count -> count != rows).ifPresent(count -> {
            throw new IllegalArgumentException("There are " + rows + " labels, but " + count + " " + what);
        });
    }
}
