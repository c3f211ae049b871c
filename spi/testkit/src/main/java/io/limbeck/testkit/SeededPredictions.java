package io.limbeck.testkit;

import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Groups;
import io.limbeck.spi.data.Targets;
import io.limbeck.spi.metric.PredictionDetails;
import io.limbeck.spi.metric.Predictions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apiguardian.api.API;

/** Predictions with everything that a metric can ask for, a function of the arguments alone. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SeededPredictions {

    private static final int MEMBERS = 3;

    private SeededPredictions() {}

    /**
     * {@return predictions of classes that are right more often than not}, with a teacher, logits, members, prediction sets
     * and unknown rows, and sequences of three
     *
     * @param seed another seed gives other numbers
     * @param rows how many rows
     * @param classes how many classes
     */
    public static Predictions ofClasses(long seed, int rows, int classes) {
        return ofClasses(
                seed,
                rows,
                IntStream.range(0, classes).mapToObj(c -> "class " + c).toList());
    }

    /**
     * {@return the same, of classes with names}
     *
     * @param seed another seed gives other numbers
     * @param rows how many rows
     * @param names the classes, in code order; the last is the favourable one
     */
    public static Predictions ofClasses(long seed, int rows, List<String> names) {
        int classes = names.size();
        RandomSource random = new RandomSource(seed);
        int[] labels = codes(random.child("labels"), rows, classes);
        double[][] logits = logits(random.child("logits"), labels, classes);
        double[][][] members = new double[MEMBERS][][];
        for (int m = 0; m < MEMBERS; m++) {
            members[m] = softmax(logits(random.child("member").child(m), labels, classes));
        }
        boolean[][] sets = new boolean[rows][classes];
        boolean[] unknown = new boolean[rows];
        for (int row = 0; row < rows; row++) {
            unknown[row] = random.child("unknown").below(row, 4) == 0;
            for (int c = 0; c < classes; c++) {
                sets[row][c] = logits[row][c] > 0;
            }
        }
        return new Predictions(
                        softmax(logits),
                        labels,
                        ones(rows),
                        names,
                        classes - 1,
                        groups(random, rows),
                        Optional.of(softmax(logits(random.child("teacher"), labels, classes))),
                        sequences(rows))
                .with(PredictionDetails.NONE
                        .withLogits(logits)
                        .withMembers(members)
                        .withSets(sets)
                        .withUnknown(unknown));
    }

    /**
     * {@return predictions that could not be better}: sure of the true class, as are teacher, members and sets; undecided on
     * unknown rows
     *
     * @param of predictions of classes of the same rows
     */
    public static Predictions perfect(Predictions of) {
        int classes = of.classes().size();
        boolean[] unknown = of.unknown().orElse(new boolean[of.rows()]);
        double[][] logits = new double[of.rows()][classes];
        boolean[][] sets = new boolean[of.rows()][classes];
        for (int row = 0; row < of.rows(); row++) {
            logits[row][of.labels()[row]] = unknown[row] ? 0 : 60;
            sets[row][of.labels()[row]] = true;
        }
        double[][] sure = softmax(logits);
        return new Predictions(
                        sure,
                        of.labels(),
                        of.weights(),
                        of.classes(),
                        of.favourable(),
                        of.sensitive(),
                        Optional.of(sure),
                        of.sequences())
                .with(of.details()
                        .withLogits(logits)
                        .withMembers(new double[][][] {sure, sure, sure})
                        .withSets(sets));
    }

    /**
     * {@return predictions of numbers}: normal distributions around what is nearly the truth
     *
     * @param seed another seed gives other numbers
     * @param rows how many rows
     * @param error how far means are off, as a share of their spread; 0 for none
     */
    public static Predictions ofNumbers(long seed, int rows, double error) {
        RandomSource random = new RandomSource(seed);
        double[] truth = new double[rows];
        double[][] said = new double[rows][];
        for (int row = 0; row < rows; row++) {
            truth[row] = 10 + 4 * random.child("truth").normal(row);
            said[row] =
                    new double[] {truth[row] + 4 * error * random.child("error").normal(row), 0.1 + 4 * error};
        }
        return new Predictions(said, new int[rows], ones(rows), List.of(), -1, groups(random, rows), Optional.of(said))
                .with(PredictionDetails.NONE
                        .withTargets(new Targets("amount", "kg", truth, 10, 4))
                        .withMembers(new double[][][] {said, said}));
    }

    private static List<Groups> groups(RandomSource random, int rows) {
        return List.of(
                new Groups("sex", codes(random.child("sex"), rows, 2), List.of("f", "m"), "m"),
                new Groups("race", codes(random.child("race"), rows, 3), List.of("a", "b", "c"), "a"));
    }

    private static double[][] logits(RandomSource random, int[] labels, int classes) {
        double[][] logits = new double[labels.length][classes];
        for (int row = 0; row < labels.length; row++) {
            for (int c = 0; c < classes; c++) {
                logits[row][c] = random.normal((long) row * classes + c) + (labels[row] == c ? 1 : 0);
            }
        }
        return logits;
    }

    private static double[][] softmax(double[][] logits) {
        return Arrays.stream(logits)
                .map(row -> {
                    double largest = Arrays.stream(row).max().orElse(0);
                    double[] powers = Arrays.stream(row)
                            .map(x -> StrictMath.exp(x - largest))
                            .toArray();
                    double sum = Arrays.stream(powers).sum();
                    return Arrays.stream(powers).map(p -> p / sum).toArray();
                })
                .toArray(double[][]::new);
    }

    private static int[] codes(RandomSource random, int rows, int codes) {
        return IntStream.range(0, rows).map(row -> random.below(row, codes)).toArray();
    }

    private static int[] sequences(int rows) {
        return IntStream.range(0, rows).map(row -> row / 3).toArray();
    }

    private static double[] ones(int rows) {
        double[] ones = new double[rows];
        Arrays.fill(ones, 1);
        return ones;
    }
}
