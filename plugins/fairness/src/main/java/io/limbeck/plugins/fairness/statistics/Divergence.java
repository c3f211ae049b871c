package io.limbeck.plugins.fairness.statistics;

/** Figures on shares of outcomes per group that are no plain difference of rates. */
public final class Divergence {

    private Divergence() {}

    /** {@return {@code KL(p ‖ q) = Σ p ln(p/q)} in nats}; infinite where q is 0 and p is not */
    public static double kullbackLeibler(double[] p, double[] q) {
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            sum += p[i] == 0 ? 0 : p[i] * Math.log(p[i] / q[i]);
        }
        return sum;
    }

    /**
     * {@return the smoothed empirical differential fairness ε}: the largest {@code |ln P(y | a) - ln P(y | b)|} over
     * outcomes y and pairs of groups, with {@code P(y | g) = (n_gy + c/2) / (n_g + c)} for concentration c (Foulds et
     * al.: An Intersectional Definition of Fairness, 2018, equation 7)
     *
     * @param favourable favourable outcomes in each group
     * @param total rows of each group
     */
    public static double smoothedDifferentialFairness(double[] favourable, double[] total, double concentration) {
        double epsilon = favourable.length < 2 ? Double.NaN : 0;
        for (int a = 0; a < favourable.length; a++) {
            for (int b = a + 1; b < favourable.length; b++) {
                double pa = (favourable[a] + concentration / 2) / (total[a] + concentration);
                double pb = (favourable[b] + concentration / 2) / (total[b] + concentration);
                epsilon = Math.max(epsilon, Math.abs(Math.log(pa) - Math.log(pb)));
                epsilon = Math.max(epsilon, Math.abs(Math.log(1 - pa) - Math.log(1 - pb)));
            }
        }
        return epsilon;
    }

    /**
     * {@return a group's demographic disparity}: its share of all rejected rows minus its share of all selected rows
     * (Wachter, Mittelstadt, Russell: Why Fairness Cannot Be Automated, 2021, section 5)
     */
    public static double demographicDisparity(Confusion group, Confusion all) {
        return group.rejected() / all.rejected() - group.selected() / all.selected();
    }

    /** {@return the disparities averaged by the weight of the groups}, AIF360's {@code conditional_demographic_disparity} */
    public static double conditionalDemographicDisparity(Confusion[] groups) {
        Confusion all = Confusion.NONE;
        for (Confusion group : groups) {
            all = all.plus(group);
        }
        double sum = 0;
        for (Confusion group : groups) {
            sum += group.total() * demographicDisparity(group, all);
        }
        return sum / all.total();
    }

    /** {@return {@code (u - p) / (u + p)}: how much more frequent the unprivileged are than the privileged} */
    public static double classImbalance(double unprivileged, double privileged) {
        return (unprivileged - privileged) / (unprivileged + privileged);
    }
}
