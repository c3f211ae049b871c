package io.limbeck.plugins.fairness.statistics;

/**
 * Inequality of benefits among people, the generalized entropy index [1]:
 * {@code GE(α) = Σ wᵢ [(bᵢ/μ)^α - 1] / (n α (α - 1))}, with the limits {@code GE(1) = mean((b/μ) ln(b/μ))} (Theil) and
 * {@code GE(0) = -mean(ln(b/μ))} (mean log deviation). The benefit of a decision is {@code b = 1 + decision - label}.
 *
 * <p>AIF360 and HolisticAI divide GE(0) by μ once more; the published formula, followed here, does not.
 *
 * <p>[1] Speicher et al.: A Unified Approach to Quantifying Algorithmic Unfairness, KDD 2018, section 3.
 */
public final class Inequality {

    private Inequality() {}

    /**
     * {@return GE(α)}; 0 for equal benefits, NaN where nobody benefits
     *
     * @param benefits benefit of each person, at least 0
     * @param weights weight of each person
     */
    public static double generalizedEntropy(double[] benefits, double[] weights, double alpha) {
        double total = 0;
        double sum = 0;
        for (int i = 0; i < benefits.length; i++) {
            total += weights[i];
            sum += weights[i] * benefits[i];
        }
        double mean = sum / total;
        double index = 0;
        for (int i = 0; i < benefits.length; i++) {
            if (weights[i] > 0) {
                index += weights[i] * term(benefits[i] / mean, alpha);
            }
        }
        return index / total;
    }

    private static double term(double relative, double alpha) {
        if (alpha == 0) {
            return -Math.log(relative);
        }
        if (alpha == 1) {
            return relative == 0 ? 0 : relative * Math.log(relative);
        }
        return (Math.pow(relative, alpha) - 1) / (alpha * (alpha - 1));
    }

    /** {@return GE(α) over every row of the counts} */
    public static double ofDecisions(GroupCounts counts, double alpha) {
        Confusion all = counts.overall();
        return generalizedEntropy(
                new double[] {2, 1, 0},
                new double[] {all.falsePositives(), all.truePositives() + all.trueNegatives(), all.falseNegatives()},
                alpha);
    }

    /** {@return GE(α) after everyone's benefit is replaced by the mean benefit of their group} */
    public static double betweenGroups(GroupCounts counts, double alpha) {
        double[] benefits = new double[counts.groups()];
        double[] weights = new double[counts.groups()];
        for (int group = 0; group < benefits.length; group++) {
            Confusion c = counts.confusion(group);
            weights[group] = c.total();
            benefits[group] = 1 + (c.falsePositives() - c.falseNegatives()) / c.total();
        }
        return generalizedEntropy(benefits, weights, alpha);
    }

    /**
     * {@return the coefficient of variation, standard deviation over mean}: {@code √(2 GE(2))}, as in classic AIF360;
     * HolisticAI and AIF360's scikit-learn module print {@code 2 √GE(2)}, √2 times as much
     */
    public static double coefficientOfVariation(double generalizedEntropyOfTwo) {
        return Math.sqrt(2 * generalizedEntropyOfTwo);
    }
}
