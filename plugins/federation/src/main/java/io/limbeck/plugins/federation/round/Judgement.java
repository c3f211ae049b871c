package io.limbeck.plugins.federation.round;

import io.limbeck.plugins.federation.privacy.SecureSum;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Groups;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.ModelOutputs;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Figures of a global model on the rows that clients hold, from sums over clients: {@code accuracy}, {@code loss} (negative
 * log likelihood), {@code ece} (15 bins of equal width), {@link ClientSpread}, and for each sensitive attribute {@code
 * parityGap:sex} and {@code oddsGap:sex}, for which clients' counts are summed without being seen.
 */
final class Judgement {

    private static final int BINS = 15;

    /** Neighbours on each side with whom a client shares masks. */
    private static final int REACH = 3;

    private final Table rows;
    private final int[][] parts;

    /**
     * Judges on these rows.
     *
     * @param parts row numbers of each client
     */
    Judgement(Table rows, int[][] parts) {
        this.rows = rows;
        this.parts = parts;
    }

    boolean isPossible() {
        return Arrays.stream(parts).anyMatch(part -> part.length > 0);
    }

    /** {@return share of right decisions of each client that has rows here, by number of client} */
    Map<Integer, Double> accuracies(ModelOutputs outputs) {
        Map<Integer, Double> accuracies = new LinkedHashMap<>();
        int[] decisions = decisions(outputs);
        for (int client = 0; client < parts.length; client++) {
            if (parts[client].length > 0) {
                long right = Arrays.stream(parts[client])
                        .filter(row -> decisions[row] == rows.labels()[row])
                        .count();
                accuracies.put(client, (double) right / parts[client].length);
            }
        }
        return accuracies;
    }

    /** {@return share of right decisions on all rows that clients hold} */
    double accuracy(ModelOutputs outputs) {
        int[] decisions = decisions(outputs);
        int[] all = Arrays.stream(parts).flatMapToInt(Arrays::stream).toArray();
        return (double) Arrays.stream(all)
                        .filter(row -> decisions[row] == rows.labels()[row])
                        .count()
                / all.length;
    }

    /**
     * {@return the figures}
     *
     * @param masks hides each client's counts of groups, see {@link SecureSum}; no figure depends on it
     */
    Map<String, Double> figures(ModelOutputs outputs, RandomSource masks) {
        double[][] probabilities = outputs.probabilities();
        int[] decisions = decisions(outputs);
        Sums sums = new Sums();
        for (int[] part : parts) {
            for (int row : part) {
                double[] shares = probabilities[row];
                boolean right = decisions[row] == rows.labels()[row];
                sums.add(shares[rows.labels()[row]], shares[decisions[row]], right);
            }
        }
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("accuracy", sums.right / sums.rows);
        figures.put("loss", sums.loss / sums.rows);
        figures.put("ece", sums.ece());
        figures.putAll(ClientSpread.of(accuracies(outputs).values().stream()
                .mapToDouble(Double::doubleValue)
                .toArray()));
        for (Groups attribute : rows.sensitive()) {
            GroupCounts counts = counts(attribute, decisions, masks);
            put(figures, "parityGap:" + attribute.attribute(), counts.parityGap());
            put(figures, "oddsGap:" + attribute.attribute(), counts.oddsGap());
        }
        return figures;
    }

    private static void put(Map<String, Double> figures, String name, double value) {
        if (!Double.isNaN(value)) {
            figures.put(name, value);
        }
    }

    /** {@return the counts of all clients, of which the server sees the sum alone}; those without rows do not answer */
    private GroupCounts counts(Groups attribute, int[] decisions, RandomSource masks) {
        int favourable = rows.favourable();
        SecureSum secure = new SecureSum(parts.length, REACH, masks.child(attribute.attribute()));
        Map<Integer, long[]> answers = new LinkedHashMap<>();
        int groups = attribute.names().size();
        for (int client = 0; client < parts.length; client++) {
            GroupCounts own = new GroupCounts(groups);
            for (int row : parts[client]) {
                own.add(attribute.codes()[row], rows.labels()[row] == favourable, decisions[row] == favourable);
            }
            if (parts[client].length > 0) {
                answers.put(client, secure.masked(client, own.numbers()));
            }
        }
        return GroupCounts.of(secure.sum(answers, new GroupCounts(groups).numbers().length));
    }

    private static int[] decisions(ModelOutputs outputs) {
        int[] decisions = new int[outputs.rows()];
        for (int row = 0; row < decisions.length; row++) {
            for (int c = 1; c < outputs.classes(); c++) {
                int at = row * outputs.classes();
                if (outputs.logits()[at + c] > outputs.logits()[at + decisions[row]]) {
                    decisions[row] = c;
                }
            }
        }
        return decisions;
    }

    /** What clients send of their rows. */
    private static final class Sums {

        private double rows;
        private double right;
        private double loss;
        private final double[] confidence = new double[BINS];
        private final double[] hits = new double[BINS];

        void add(double ofLabel, double ofDecision, boolean isRight) {
            rows++;
            right += isRight ? 1 : 0;
            loss -= StrictMath.log(Math.max(ofLabel, 1e-12));
            int bin = Math.max(0, Math.min(BINS - 1, (int) Math.ceil(ofDecision * BINS) - 1));
            confidence[bin] += ofDecision;
            hits[bin] += isRight ? 1 : 0;
        }

        double ece() {
            double gap = 0;
            for (int bin = 0; bin < BINS; bin++) {
                gap += Math.abs(confidence[bin] - hits[bin]);
            }
            return gap / rows;
        }
    }
}
