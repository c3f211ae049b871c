package io.limbeck.plugins.fairness.slice;

import io.limbeck.plugins.fairness.statistics.WelchTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * The conjunctions of highest score, level by level, as SliceLine enumerates them [1]: a conjunction is extended only if
 * it has the minimum of rows, since no part of it can have more. The score of a slice S of n rows is {@code σ = α (ē(S) / ē -
 * 1) - (1 - α)(n / |S| - 1)}, equation 1 there: how much greater the mean loss is, less a price of being small.
 *
 * <p>A slice that adds a condition to a better one is left out, and so is one that shares most of its rows with a better one
 * (Jaccard above 0.7): it would tell the same again.
 *
 * <p>[1] Sagadeeva, Boehm: SliceLine: Fast, Linear-Algebra-based Slice Finding for ML Model Debugging, SIGMOD 2021.
 */
final class SliceSearch {

    private static final double SAME = 0.7;

    private final List<Condition> conditions;
    private final double[] losses;
    private final int minimum;
    private final double weight;
    private final double mean;

    /**
     * A search.
     *
     * @param losses loss of each searched row
     * @param minimum rows a slice must have
     * @param weight α, within (0, 1]
     */
    SliceSearch(List<Condition> conditions, double[] losses, int minimum, double weight) {
        this.conditions = conditions;
        this.losses = losses;
        this.minimum = minimum;
        this.weight = weight;
        this.mean = Arrays.stream(losses).average().orElse(Double.NaN);
    }

    /** A conjunction, its score, and the best score of those that it narrows. */
    private record Candidate(List<Integer> parts, double score, double widerScore) {}

    /** {@return the best slices, best first} */
    List<List<Condition>> best(int depth, int count) {
        List<Candidate> all = new ArrayList<>();
        List<Candidate> level = new ArrayList<>();
        level.add(new Candidate(List.of(), Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY));
        for (int length = 1; length <= depth; length++) {
            List<Candidate> next = new ArrayList<>();
            level.forEach(candidate -> extend(candidate, next));
            all.addAll(next);
            level = next;
        }
        List<Candidate> chosen = new ArrayList<>();
        all.stream()
                .filter(candidate -> candidate.score() > 0 && candidate.score() > candidate.widerScore())
                .sorted(Comparator.comparingDouble(Candidate::score).reversed())
                .forEach(candidate -> {
                    if (chosen.size() < count && chosen.stream().noneMatch(other -> isSame(candidate, other))) {
                        chosen.add(candidate);
                    }
                });
        return chosen.stream()
                .map(candidate ->
                        candidate.parts().stream().map(conditions::get).toList())
                .toList();
    }

    private BitSet rows(List<Integer> parts) {
        BitSet rows = new BitSet(losses.length);
        rows.set(0, losses.length);
        parts.forEach(part -> rows.and(conditions.get(part).found()));
        return rows;
    }

    /** Conditions are added in their order, so that each conjunction comes up once. */
    private void extend(Candidate wider, List<Candidate> next) {
        BitSet all = rows(wider.parts());
        int last =
                wider.parts().isEmpty() ? -1 : wider.parts().get(wider.parts().size() - 1);
        for (int c = last + 1; c < conditions.size(); c++) {
            Condition condition = conditions.get(c);
            if (wider.parts().stream()
                    .anyMatch(part -> conditions.get(part).column().equals(condition.column()))) {
                continue;
            }
            BitSet rows = (BitSet) all.clone();
            rows.and(condition.found());
            int size = rows.cardinality();
            if (size >= minimum) {
                List<Integer> parts = new ArrayList<>(wider.parts());
                parts.add(c);
                double widest = Math.max(wider.score(), score(condition.found()));
                next.add(new Candidate(
                        parts,
                        score(rows),
                        parts.size() == 1 ? Double.NEGATIVE_INFINITY : Math.max(widest, wider.widerScore())));
            }
        }
    }

    private double score(BitSet rows) {
        WelchTest.Sample sample = sample(rows, losses);
        return weight * (sample.mean() / mean - 1) - (1 - weight) * (losses.length / sample.count() - 1);
    }

    /** {@return the losses of some rows, by their moments} */
    static WelchTest.Sample sample(BitSet rows, double[] losses) {
        double sum = 0;
        double squares = 0;
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            sum += losses[row];
            squares += losses[row] * losses[row];
        }
        return new WelchTest.Sample(rows.cardinality(), sum, squares);
    }

    private boolean isSame(Candidate one, Candidate other) {
        BitSet mine = rows(one.parts());
        BitSet theirs = rows(other.parts());
        int sizes = mine.cardinality() + theirs.cardinality();
        mine.and(theirs);
        return mine.cardinality() > SAME * (sizes - mine.cardinality());
    }
}
