package io.limbeck.plugins.data;

import io.limbeck.spi.Default;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.Summary;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.data.Transform;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Repeats or leaves out training rows, at random within a cell, until cells have the size they should have.
 *
 * <p>{@code over}: the size of the largest cell; {@code under}: that of the smallest. {@code uniform}: the size a cell
 * of class y and group s would have if the two were independent, {@code n_y · n_s / n} (uniform sampling [1]), so that
 * the number of rows stays. A cell that must grow keeps each of its rows, and repeats them equally often but for one.
 * Empty cells stay empty; rows of unknown group stay as they are.
 *
 * <p>[1] Kamiran, Calders: Data preprocessing techniques for classification without discrimination, 2012, section 4.4.
 */
final class Resample implements Transform {

    @Summary("Repeats or leaves out training rows until classes or groups are balanced")
    record Settings(
            @Summary("over: repeat rows of small cells; under: leave out rows of large ones; uniform: make label and"
                    + " group independent.")
            @Default("over")
            Method method,

            @Summary("What makes a cell; with 'uniform' always label-and-group") @Default("label")
            Cells.Balance balance,

            @Summary("The sensitive attribute; without it the first")
            Optional<String> attribute) {

        Cells.Balance cells() {
            return method == Method.UNIFORM ? Cells.Balance.LABEL_AND_GROUP : balance;
        }
    }

    /** How large cells are made. */
    enum Method {
        OVER,
        UNDER,
        UNIFORM
    }

    private final Settings settings;

    Resample(Settings settings) {
        this.settings = settings;
    }

    static Ports ports(Settings settings, PortSpecs inputs) {
        return settings.cells() == Cells.Balance.LABEL ? Ports.NONE : Cells.ports(inputs, settings.attribute());
    }

    @Override
    public Fitted fit(Table train, RandomSource random) {
        Cells.of(train, settings.cells(), settings.attribute());
        return Fitted.ofLearning((rows, split) -> split == Split.TRAIN ? resampled(rows, random) : rows);
    }

    private Table resampled(Table rows, RandomSource random) {
        Cells cells = Cells.of(rows, settings.cells(), settings.attribute());
        int[] wanted = wanted(cells.counts(), rows.classes().size());
        IntStream chosen = IntStream.range(0, rows.rows()).filter(row -> cells.codes()[row] < 0);
        List<int[]> members = cells.rows();
        for (int cell = 0; cell < wanted.length; cell++) {
            chosen = IntStream.concat(chosen, IntStream.of(draw(members.get(cell), wanted[cell], random.child(cell))));
        }
        return rows.select(chosen.sorted().toArray());
    }

    private int[] wanted(int[] counts, int classes) {
        IntStream filled = IntStream.of(counts).filter(count -> count > 0);
        return switch (settings.method()) {
            case OVER -> sized(counts, filled.max().orElse(0));
            case UNDER -> sized(counts, filled.min().orElse(0));
            case UNIFORM -> independent(counts, classes);
        };
    }

    private static int[] sized(int[] counts, int size) {
        return IntStream.of(counts).map(count -> count == 0 ? 0 : size).toArray();
    }

    /** Sizes in proportion to n_y · n_s, for cells that have rows; they add up to the number of rows. */
    private static int[] independent(int[] counts, int classes) {
        int groups = counts.length / classes;
        double[] shares = new double[counts.length];
        for (int cell = 0; cell < counts.length; cell++) {
            int label = cell / groups;
            int group = cell % groups;
            long ofClass = IntStream.range(0, groups)
                    .mapToLong(s -> counts[label * groups + s])
                    .sum();
            long ofGroup = IntStream.range(0, classes)
                    .mapToLong(y -> counts[y * groups + group])
                    .sum();
            shares[cell] = counts[cell] == 0 ? 0 : (double) ofClass * ofGroup;
        }
        return Apportionment.largestRemainders(Arrays.stream(counts).sum(), shares);
    }

    private static int[] draw(int[] members, int wanted, RandomSource random) {
        if (members.length == 0) {
            return members;
        }
        int[] order = random.permutation(members.length);
        return IntStream.range(0, wanted)
                .map(i -> members[order[i % members.length]])
                .toArray();
    }
}
