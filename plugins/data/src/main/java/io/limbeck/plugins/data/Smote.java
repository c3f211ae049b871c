package io.limbeck.plugins.data;

import io.limbeck.spi.Default;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Problem;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.Summary;
import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.data.Transform;
import jakarta.validation.constraints.Positive;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * SMOTE: a cell that is smaller than the largest grows by made-up rows {@code x + u · (neighbour − x)}, where x is a
 * row of the cell, the neighbour one of its k nearest in the cell, and u uniform in [0, 1) [1].
 *
 * <p>Rows x are taken in random order, each as often as the others but for one. A made-up row has x's label, groups and
 * weight, and a negative id. Distances are Euclidean over all features: standardise them first. Cost: rows that are
 * grown from × rows of their cell × features.
 *
 * <p>[1] Chawla, Bowyer, Hall, Kegelmeyer: SMOTE: Synthetic Minority Over-sampling Technique, 2002, section 4.2.
 */
final class Smote implements Transform {

    @Summary("Makes up training rows between neighbours until classes are balanced (SMOTE, Chawla et al. 2002)")
    record Settings(
            @Summary("Number of nearest neighbours to choose from") @Default("5") @Positive
            int k,

            @Summary("What is balanced: classes, groups, or classes within groups") @Default("label")
            Cells.Balance balance,

            @Summary("The sensitive attribute; without it the first")
            Optional<String> attribute) {}

    private final Settings settings;

    Smote(Settings settings) {
        this.settings = settings;
    }

    static Ports ports(Settings settings, PortSpecs inputs) {
        return settings.balance() == Cells.Balance.LABEL ? Ports.NONE : Cells.ports(inputs, settings.attribute());
    }

    @Override
    public Fitted fit(Table train, RandomSource random) {
        List<Problem> problems = new ArrayList<>();
        Cells cells = Cells.of(train, settings.balance(), settings.attribute());
        for (Column column : train.columns()) {
            if (column instanceof Column.Categorical) {
                problems.add(Problem.error(
                        "",
                        "column '" + column.name() + "' is categorical: there is nothing between two categories",
                        "put 'data/one-hot' before 'data/smote' in data.prepare"));
            }
        }
        int[] counts = cells.counts();
        int largest = IntStream.of(counts).max().orElse(0);
        for (int cell = 0; cell < counts.length; cell++) {
            if (counts[cell] == 1 && largest > 1) {
                problems.add(Problem.error(
                        "balance",
                        cells.names().get(cell) + " has one training row, which has no neighbour",
                        "balance by something coarser, merge or leave out the cell, or use 'data/resample'"));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        return Fitted.ofLearning((rows, split) -> split == Split.TRAIN ? grown(rows, random) : rows);
    }

    private Table grown(Table rows, RandomSource random) {
        Cells cells = Cells.of(rows, settings.balance(), settings.attribute());
        int largest = IntStream.of(cells.counts()).max().orElse(0);
        Neighbours neighbours = new Neighbours(rows.matrix(), rows.width());
        MadeUpRows made = new MadeUpRows();
        List<int[]> members = cells.rows();
        for (int cell = 0; cell < members.size(); cell++) {
            if (members.get(cell).length > 1) {
                make(members.get(cell), largest - members.get(cell).length, neighbours, random.child(cell), made);
            }
        }
        return made.appendTo(rows);
    }

    private void make(int[] members, int count, Neighbours neighbours, RandomSource random, MadeUpRows made) {
        int[] order = random.child("order").permutation(members.length);
        RandomSource choice = random.child("neighbour");
        RandomSource place = random.child("place");
        int[][] nearest = new int[Math.min(count, members.length)][];
        for (int i = 0; i < count; i++) {
            int base = i % members.length;
            int row = members[order[base]];
            if (i == base) {
                nearest[base] = neighbours.nearest(row, members, settings.k());
            }
            int neighbour = nearest[base][choice.below(i, nearest[base].length)];
            made.add(row, neighbour, place.uniform(i));
        }
    }
}
