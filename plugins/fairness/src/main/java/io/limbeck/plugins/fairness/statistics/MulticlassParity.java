package io.limbeck.plugins.fairness.statistics;

import java.util.function.BiFunction;

/**
 * Distances between groups for any number of classes, as defined by HolisticAI: each is taken for every pair of groups;
 * the largest or the mean is reported. With {@code P_g(d | y)} the share of group g's rows of class y decided d, and C
 * classes:
 *
 * <ul>
 *   <li>statistical parity: {@code ½ Σ_d |P_a(d) - P_b(d)|}
 *   <li>equality of opportunity: {@code 1/(2C) Σ_y Σ_d |P_a(d | y) - P_b(d | y)|}
 *   <li>average odds: {@code 1/(2C) Σ_d |Σ_y P_a(d | y) - P_b(d | y)|}
 *   <li>true rates: {@code 1/C Σ_y |P_a(y | y) - P_b(y | y)|}
 * </ul>
 *
 * <p>A group without rows of class y counts there as deciding evenly, {@code 1/C}, which is HolisticAI's rule; a metric
 * that needs evidence must look at the denominators itself.
 */
public final class MulticlassParity {

    private MulticlassParity() {}

    /** A distance between two groups. */
    public interface Distance {
        /** {@return the distance between group a and group b} */
        double between(GroupCounts counts, int a, int b);
    }

    /** {@return the share of each decision in a group; NaN for a group without rows} */
    public static double[] frequencies(GroupCounts counts, int group) {
        double total = counts.labelled(group, -1);
        double[] shares = new double[counts.classes()];
        for (int decision = 0; decision < shares.length; decision++) {
            shares[decision] = counts.decided(group, decision) / total;
        }
        return shares;
    }

    /** {@return the share of a decision among a group's rows of one class} */
    static double share(GroupCounts counts, int group, int label, int decision) {
        double total = counts.labelled(group, label);
        return total == 0 ? 1.0 / counts.classes() : counts.weight(group, label, decision) / total;
    }

    /** Half the sum of absolute differences between the shares of decisions: their total variation distance. */
    public static double statisticalParity(GroupCounts counts, int a, int b) {
        double[] first = frequencies(counts, a);
        double[] second = frequencies(counts, b);
        double sum = 0;
        for (int decision = 0; decision < first.length; decision++) {
            sum += Math.abs(first[decision] - second[decision]);
        }
        return sum / 2;
    }

    /** The mean over classes of the total variation distance between decisions given that class. */
    public static double equalOpportunity(GroupCounts counts, int a, int b) {
        return sum(counts, a, b, (label, decision) -> 1.0) / (2 * counts.classes());
    }

    /** The distance between decisions when every class is equally frequent. */
    public static double averageOdds(GroupCounts counts, int a, int b) {
        double total = 0;
        for (int decision = 0; decision < counts.classes(); decision++) {
            double difference = 0;
            for (int label = 0; label < counts.classes(); label++) {
                difference += share(counts, a, label, decision) - share(counts, b, label, decision);
            }
            total += Math.abs(difference);
        }
        return total / (2 * counts.classes());
    }

    /** The mean over classes of the difference between the shares of that class decided right. */
    public static double trueRates(GroupCounts counts, int a, int b) {
        return sum(counts, a, b, (label, decision) -> label.equals(decision) ? 1.0 : 0.0) / counts.classes();
    }

    private static double sum(GroupCounts counts, int a, int b, BiFunction<Integer, Integer, Double> take) {
        double sum = 0;
        for (int label = 0; label < counts.classes(); label++) {
            for (int decision = 0; decision < counts.classes(); decision++) {
                double difference = share(counts, a, label, decision) - share(counts, b, label, decision);
                sum += take.apply(label, decision) * Math.abs(difference);
            }
        }
        return sum;
    }
}
