package io.limbeck.plugins.data;

import io.limbeck.spi.Default;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Problem;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.Summary;
import io.limbeck.spi.data.Groups;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Splitter;
import io.limbeck.spi.data.Table;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Positive;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Divides rows by shares, each stratum (the rows of one class, or of one class and group) alike, at random within it.
 * Sizes are exact: see {@link Apportionment}. Rows of a split come in the order of the table.
 *
 * <p>Rows that form sequences stay together, at the place where their sequence falls; a sequence belongs to the stratum
 * of its row of the rarest class, and shares are then shares of sequences.
 *
 * <p>Where a number is predicted all rows are of one stratum, apart from groups.
 *
 * <p>A class needs a row in training and test, a group of an attribute one in training; intersections may be thinner,
 * since a report says of each cell whether it has evidence enough.
 */
final class StratifiedSplit implements Splitter {

    @Summary("Divides rows by shares, every class alike, at random within a class")
    record Settings(
            @Summary("Share of the rows that models learn from") @Default("0.5") @Positive @DecimalMax("1")
            double train,

            @Summary("Share that selection sees: early stopping, sweeps; may be 0")
            @Default("0.15")
            @DecimalMin("0")
            @DecimalMax("1")
            double validation,

            @Summary("Share that calibrators see; may be 0") @Default("0.1") @DecimalMin("0") @DecimalMax("1")
            double calibration,

            @Summary("Share that reports see") @Default("0.25") @Positive @DecimalMax("1")
            double test,

            @Summary("Among which rows the shares hold, besides all rows") @Default("label")
            Stratify stratify,

            @Summary("Whether rows published as test rows stay so; then the others are divided by the other shares")
            @Default("ignore")
            Published published) {

        double share(Split split) {
            return switch (split) {
                case TRAIN -> train;
                case VALIDATION -> validation;
                case CALIBRATION -> calibration;
                case TEST -> test;
            };
        }
    }

    /** What makes a stratum. */
    enum Stratify {
        LABEL,
        LABEL_AND_GROUPS,
        NONE
    }

    /** What becomes of a published split. */
    enum Published {
        KEEP,
        IGNORE
    }

    private final Settings settings;

    StratifiedSplit(Settings settings) {
        this.settings = settings;
    }

    static Ports ports(Settings settings, PortSpecs inputs) {
        double sum = settings.train() + settings.validation() + settings.calibration() + settings.test();
        return Math.abs(sum - 1) <= 1e-9
                ? Ports.NONE
                : Ports.NONE.with(Problem.error(
                        "",
                        "train, validation, calibration and test add up to '" + sum + "'",
                        "let the four shares add up to 1; those left out are 0.5, 0.15, 0.1 and 0.25"));
    }

    @Override
    public Map<Split, int[]> split(Table rows, List<Split> published, RandomSource random) {
        return split(rows, published, random, Set.of());
    }

    /** As {@link #split(Table, List, RandomSource)}; groups of the attributes in {@code apart} may be missing in training. */
    Map<Split, int[]> split(Table rows, List<Split> published, RandomSource random, Set<String> apart) {
        List<Split> fixed = settings.published() == Published.KEEP ? published(rows, published) : List.of();
        Set<Split> taken = fixed.stream().filter(split -> split != Split.TRAIN).collect(Collectors.toSet());
        List<Split> open = Stream.of(Split.values())
                .filter(split -> settings.share(split) > 0 && !taken.contains(split))
                .toList();

        Split[] assigned = new Split[rows.rows()];
        int[] free = IntStream.range(0, rows.rows())
                .filter(row -> fixed.isEmpty() || fixed.get(row) == Split.TRAIN)
                .toArray();
        for (int row = 0; row < fixed.size(); row++) {
            assigned[row] = fixed.get(row);
        }
        divide(rows, free, open, random, assigned);

        Map<Split, int[]> splits = new EnumMap<>(Split.class);
        for (Split split : Split.values()) {
            splits.put(
                    split,
                    IntStream.range(0, assigned.length)
                            .filter(row -> assigned[row] == split)
                            .toArray());
        }
        List<Problem> problems = new SplitCheck(rows, splits, apart).problems();
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        return splits;
    }

    private static List<Split> published(Table rows, List<Split> published) {
        if (published.size() != rows.rows()) {
            throw new InvalidInputException(Problem.error(
                    "published",
                    "is 'keep', but this data was published without a split",
                    "write 'published: ignore'"));
        }
        return published;
    }

    private void divide(Table rows, int[] free, List<Split> open, RandomSource random, Split[] assigned) {
        int[] sizes = new int[Math.max(1, rows.classes().size())];
        for (int label : rows.labels()) {
            sizes[label]++;
        }
        Map<String, List<int[]>> strata = new TreeMap<>();
        for (int[] unit : units(rows, free)) {
            int rarest = IntStream.of(unit)
                    .boxed()
                    .min(Comparator.comparing(row -> sizes[rows.labels()[row]]))
                    .orElseThrow();
            strata.computeIfAbsent(stratum(rows, rarest), key -> new ArrayList<>())
                    .add(unit);
        }
        int[] units = strata.values().stream().mapToInt(List::size).toArray();
        double[] shares = open.stream().mapToDouble(settings::share).toArray();
        int[][] counts = Apportionment.divide(units, shares);
        int stratum = 0;
        for (Map.Entry<String, List<int[]>> entry : strata.entrySet()) {
            int[] order =
                    random.child(entry.getKey()).permutation(entry.getValue().size());
            int next = 0;
            for (int split = 0; split < open.size(); split++) {
                for (int i = 0; i < counts[stratum][split]; i++) {
                    for (int row : entry.getValue().get(order[next])) {
                        assigned[row] = open.get(split);
                    }
                    next++;
                }
            }
            stratum++;
        }
    }

    /** {@return what stays together}: the rows of each sequence, or each row alone */
    private static List<int[]> units(Table rows, int[] free) {
        int[] sequences = rows.sequences();
        List<int[]> units = new ArrayList<>();
        for (int first = 0, last = 0; first < free.length; first = last) {
            last = first + 1;
            while (sequences.length > 0 && last < free.length && sequences[free[last]] == sequences[free[first]]) {
                last++;
            }
            units.add(Arrays.copyOfRange(free, first, last));
        }
        return units;
    }

    private String stratum(Table rows, int row) {
        StringBuilder key = new StringBuilder("stratum");
        if (settings.stratify() != Stratify.NONE) {
            key.append(' ').append(rows.labels()[row]);
        }
        if (settings.stratify() == Stratify.LABEL_AND_GROUPS) {
            for (Groups groups : rows.sensitive()) {
                key.append(' ').append(groups.codes()[row]);
            }
        }
        return key.toString();
    }
}
