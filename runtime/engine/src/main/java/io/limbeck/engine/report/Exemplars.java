package io.limbeck.engine.report;

import io.limbeck.engine.report.ChangedAnswers.Slice;
import io.limbeck.spi.data.Groups;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Compression-identified exemplars [1, 2]: rows of which most of the small models say another class than most of the
 * models they came from. What one seed does to a row may be chance; what most seeds do is the compression's. Of several
 * classes said equally often the first counts. Counts only; no row is told.
 *
 * <p>[1] Hooker, Courville, Clark, Dauphin, Frome: What Do Compressed Deep Neural Networks Forget?, 2019 (where they are
 * called pruning-identified). [2] Hooker, Moorosi, Clark, Bengio, Denton: Characterising Bias in Compressed Models, 2020.
 *
 * @param slice the rows
 * @param rows different rows that were test rows in one repetition or more
 * @param exemplars those on which the majorities differ
 * @param rightBefore exemplars of which the majority before was right
 * @param rightAfter exemplars of which the majority of small models is right
 * @param otherRightBefore rows that are no exemplars of which the majority before was right
 */
public record Exemplars(
        Slice slice, long rows, long exemplars, long rightBefore, long rightAfter, long otherRightBefore) {

    /**
     * What both models decided in one repetition.
     *
     * @param ids the test rows' numbers in the data set
     */
    public record Ballot(
            long[] ids, int[] before, int[] after, int[] labels, List<Groups> sensitive, List<String> classes) {}

    /** Votes on one row, by class. */
    private static final class Votes {
        private final int label;
        private final Set<Slice> slices;
        private final Map<Integer, Integer> before = new TreeMap<>();
        private final Map<Integer, Integer> after = new TreeMap<>();

        Votes(int label, Set<Slice> slices) {
            this.label = label;
            this.slices = slices;
        }

        static int majority(Map<Integer, Integer> votes) {
            int most = -1;
            for (Map.Entry<Integer, Integer> one : votes.entrySet()) {
                most = most < 0 || one.getValue() > votes.getOrDefault(most, 0) ? one.getKey() : most;
            }
            return most;
        }
    }

    /** {@return the exemplars by slices, over the ballots of all repetitions} */
    public static List<Exemplars> of(List<Ballot> ballots) {
        Map<Long, Votes> votes = new LinkedHashMap<>();
        Map<Slice, List<Votes>> slices = new LinkedHashMap<>();
        for (Ballot ballot : ballots) {
            List<ChangedAnswers.Choice> choices =
                    ChangedAnswers.choices(ballot.sensitive(), ballot.labels(), ballot.classes());
            choices.forEach(choice -> slices.computeIfAbsent(choice.slice(), slice -> new ArrayList<>()));
            for (int i = 0; i < ballot.ids().length; i++) {
                int row = i;
                Votes its = votes.computeIfAbsent(
                        ballot.ids()[row], id -> new Votes(ballot.labels()[row], Set.copyOf(slicesOf(choices, row))));
                its.before.merge(ballot.before()[row], 1, Integer::sum);
                its.after.merge(ballot.after()[row], 1, Integer::sum);
            }
        }
        votes.values()
                .forEach(one -> one.slices.forEach(slice ->
                        slices.computeIfAbsent(slice, key -> new ArrayList<>()).add(one)));
        List<Exemplars> exemplars = new ArrayList<>();
        slices.forEach((slice, some) -> exemplars.add(count(slice, some)));
        return exemplars;
    }

    private static List<Slice> slicesOf(List<ChangedAnswers.Choice> choices, int row) {
        return choices.stream()
                .filter(choice -> choice.rows().test(row))
                .map(ChangedAnswers.Choice::slice)
                .toList();
    }

    private static Exemplars count(Slice slice, List<Votes> rows) {
        Map<String, Long> counts = new HashMap<>();
        for (Votes one : rows) {
            int before = Votes.majority(one.before);
            int after = Votes.majority(one.after);
            if (before == after) {
                counts.merge("other", before == one.label ? 1L : 0, Long::sum);
            } else {
                counts.merge("exemplars", 1L, Long::sum);
                counts.merge("before", before == one.label ? 1L : 0, Long::sum);
                counts.merge("after", after == one.label ? 1L : 0, Long::sum);
            }
        }
        return new Exemplars(
                slice,
                rows.size(),
                counts.getOrDefault("exemplars", 0L),
                counts.getOrDefault("before", 0L),
                counts.getOrDefault("after", 0L),
                counts.getOrDefault("other", 0L));
    }
}
