package io.limbeck.plugins.interpretability.fidelity;

import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Groups;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Bootstrap samples of each group's fidelity, its rows drawn with replacement. Cost of a sample: a random number per
 * row.
 *
 * @param weights weight of each row, one array per group
 * @param alike whether both models decide alike, one array per group
 */
record GroupDraws(List<double[]> weights, List<boolean[]> alike) {

    /** {@return draws from the groups that have so many rows} */
    static GroupDraws of(Pair pair, Groups groups, int minimumRows) {
        int[] student = pair.decisions();
        int[] teacher = pair.teacherDecisions();
        List<double[]> weights = new ArrayList<>();
        List<boolean[]> alike = new ArrayList<>();
        for (int group = 0; group < groups.names().size(); group++) {
            int code = group;
            int[] rows = IntStream.range(0, pair.rows())
                    .filter(row -> groups.codes()[row] == code)
                    .toArray();
            if (rows.length < minimumRows) {
                continue;
            }
            double[] ofRows = new double[rows.length];
            boolean[] same = new boolean[rows.length];
            for (int i = 0; i < rows.length; i++) {
                ofRows[i] = pair.weights()[rows[i]];
                same[i] = student[rows[i]] == teacher[rows[i]];
            }
            weights.add(ofRows);
            alike.add(same);
        }
        return new GroupDraws(weights, alike);
    }

    /** {@return a sample of each group's share} */
    double[] shares(RandomSource random) {
        double[] shares = new double[weights.size()];
        for (int group = 0; group < shares.length; group++) {
            RandomSource source = random.child(group);
            double[] of = weights.get(group);
            double same = 0;
            double all = 0;
            for (int i = 0; i < of.length; i++) {
                int drawn = source.below(i, of.length);
                all += of[drawn];
                same += alike.get(group)[drawn] ? of[drawn] : 0;
            }
            shares[group] = same / all;
        }
        return shares;
    }
}
