package io.limbeck.plugins.fairness.metric;

import io.limbeck.plugins.fairness.statistics.Aggregate;
import io.limbeck.plugins.fairness.statistics.Convention;
import io.limbeck.plugins.fairness.statistics.Rate;
import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.Optional;

/** What can be set on fairness metrics. */
final class MetricSettings {

    private MetricSettings() {}

    /** Settings that every metric has. */
    interface Wanting {
        int minimumDenominator();

        double confidence();

        int bootstraps();

        default Evidence evidence() {
            return new Evidence(minimumDenominator(), confidence(), bootstraps());
        }
    }

    /** A difference of one rate. */
    @Summary("Difference of a rate between groups")
    record Difference(
            @Default("limbeck") @Summary("Whose convention: how rates of groups become one figure")
            Convention convention,

            @Default("between-groups") @Summary("What unsigned conventions compare with: between-groups or to-overall")
            Compare compare,

            @PositiveOrZero
            @Default("0.1")
            @Summary("A difference up to this passes; a fraction, also where the convention prints percent")
            double threshold,

            @Min(1)
            @Default("10")
            @Summary("Rows that must stand under a group's rate; a group with fewer is listed as left out")
            int minimumDenominator,

            @DecimalMin("0.5") @DecimalMax("0.9999") @Default("0.95") @Summary("Confidence of the bootstrap interval")
            double confidence,

            @Min(0) @Max(1_000_000) @Default("1000") @Summary("Bootstrap samples; 0 for no interval")
            int bootstraps)
            implements Wanting {}

    /** A ratio of one rate. */
    @Summary("Ratio of a rate between groups")
    record Ratio(
            @Default("limbeck") @Summary("Whose convention: how rates of groups become one figure")
            Convention convention,

            @Default("between-groups") @Summary("What unsigned conventions compare with: between-groups or to-overall")
            Compare compare,

            @Positive
            @DecimalMax("1")
            @Default("0.8")
            @Summary("A ratio from this to its inverse passes; a fraction, also where the convention prints percent")
            double threshold,

            @Min(1)
            @Default("10")
            @Summary("Rows that must stand under a group's rate; a group with fewer is listed as left out")
            int minimumDenominator,

            @DecimalMin("0.5") @DecimalMax("0.9999") @Default("0.95") @Summary("Confidence of the bootstrap interval")
            double confidence,

            @Min(0) @Max(1_000_000) @Default("1000") @Summary("Bootstrap samples; 0 for no interval")
            int bootstraps)
            implements Wanting {}

    /** A ratio that is signed by tradition. */
    @Summary("Ratio of a rate, unprivileged over privileged")
    record SignedRatio(
            @Default("aif360") @Summary("Whose convention: how rates of groups become one figure")
            Convention convention,

            @Positive
            @DecimalMax("1")
            @Default("0.8")
            @Summary("A ratio from this to its inverse passes; a fraction, also where the convention prints percent")
            double threshold,

            @Min(1)
            @Default("10")
            @Summary("Rows that must stand under a group's rate; a group with fewer is listed as left out")
            int minimumDenominator,

            @DecimalMin("0.5") @DecimalMax("0.9999") @Default("0.95") @Summary("Confidence of the bootstrap interval")
            double confidence,

            @Min(0) @Max(1_000_000) @Default("1000") @Summary("Bootstrap samples; 0 for no interval")
            int bootstraps)
            implements Wanting {}

    /** A mean of differences that is signed by tradition, so that they can cancel. */
    @Summary("Mean of two differences, unprivileged minus privileged")
    record SignedDifference(
            @Default("aif360") @Summary("Whose convention: how rates of groups become one figure")
            Convention convention,

            @PositiveOrZero
            @Default("0.1")
            @Summary("A difference up to this passes; a fraction, also where the convention prints percent")
            double threshold,

            @Min(1)
            @Default("10")
            @Summary("Rows that must stand under a group's rate; a group with fewer is listed as left out")
            int minimumDenominator,

            @DecimalMin("0.5") @DecimalMax("0.9999") @Default("0.95") @Summary("Confidence of the bootstrap interval")
            double confidence,

            @Min(0) @Max(1_000_000) @Default("1000") @Summary("Bootstrap samples; 0 for no interval")
            int bootstraps)
            implements Wanting {}

    /** Differences of two rates. */
    @Summary("Gap of two rates at once")
    record Odds(
            @Default("limbeck") @Summary("Whose convention: how rates of groups become one figure")
            Convention convention,

            @Default("between-groups") @Summary("What unsigned conventions compare with: between-groups or to-overall")
            Compare compare,

            @Summary("How the two gaps become one: max, mean or sum; left out, as the convention does")
            Optional<Aggregate> aggregate,

            @PositiveOrZero
            @Default("0.1")
            @Summary("A difference up to this passes; a fraction, also where the convention prints percent")
            double threshold,

            @Min(1)
            @Default("10")
            @Summary("Rows that must stand under a group's rate; a group with fewer is listed as left out")
            int minimumDenominator,

            @DecimalMin("0.5") @DecimalMax("0.9999") @Default("0.95") @Summary("Confidence of the bootstrap interval")
            double confidence,

            @Min(0) @Max(1_000_000) @Default("1000") @Summary("Bootstrap samples; 0 for no interval")
            int bootstraps)
            implements Wanting {}

    /** Ratios of two rates. */
    @Summary("Ratio of two rates at once")
    record OddsRatio(
            @Default("limbeck") @Summary("Whose convention: how rates of groups become one figure")
            Convention convention,

            @Default("between-groups") @Summary("What unsigned conventions compare with: between-groups or to-overall")
            Compare compare,

            @Positive
            @DecimalMax("1")
            @Default("0.8")
            @Summary("A ratio from this to its inverse passes; a fraction, also where the convention prints percent")
            double threshold,

            @Min(1)
            @Default("10")
            @Summary("Rows that must stand under a group's rate; a group with fewer is listed as left out")
            int minimumDenominator,

            @DecimalMin("0.5") @DecimalMax("0.9999") @Default("0.95") @Summary("Confidence of the bootstrap interval")
            double confidence,

            @Min(0) @Max(1_000_000) @Default("1000") @Summary("Bootstrap samples; 0 for no interval")
            int bootstraps)
            implements Wanting {}

    /** A gap of a rate that is a setting. */
    @Summary("Gap of a rate between groups")
    record AnyRate(
            @Summary("The rate to compare, such as true-positive-rate")
            Rate rate,

            @Default("difference") @Summary("difference or ratio")
            Form form,

            @Default("limbeck") @Summary("Whose convention: how rates of groups become one figure")
            Convention convention,

            @Default("between-groups") @Summary("What unsigned conventions compare with: between-groups or to-overall")
            Compare compare,

            @Summary("Bound of the verdict; left out, 0.1 for a difference and 0.8 for a ratio")
            Optional<@Positive Double> threshold,

            @Min(1)
            @Default("10")
            @Summary("Rows that must stand under a group's rate; a group with fewer is listed as left out")
            int minimumDenominator,

            @DecimalMin("0.5") @DecimalMax("0.9999") @Default("0.95") @Summary("Confidence of the bootstrap interval")
            double confidence,

            @Min(0) @Max(1_000_000) @Default("1000") @Summary("Bootstrap samples; 0 for no interval")
            int bootstraps)
            implements Wanting {}

    /** The p%-rule. */
    @Summary("Ratio of selection rates in percent")
    record Percent(
            @Positive @DecimalMax("100") @Default("80") @Summary("The p%-rule passes from this on")
            double threshold,

            @Min(1)
            @Default("10")
            @Summary("Rows that must stand under a group's rate; a group with fewer is listed as left out")
            int minimumDenominator,

            @DecimalMin("0.5") @DecimalMax("0.9999") @Default("0.95") @Summary("Confidence of the bootstrap interval")
            double confidence,

            @Min(0) @Max(1_000_000) @Default("1000") @Summary("Bootstrap samples; 0 for no interval")
            int bootstraps)
            implements Wanting {}

    /** An index of inequality with a fixed order. */
    @Summary("Inequality of benefits among all people")
    record Inequality(
            @PositiveOrZero @Default("0.1") @Summary("An index up to this passes")
            double threshold,

            @Min(1)
            @Default("10")
            @Summary("Rows that must stand under a group's rate; a group with fewer is listed as left out")
            int minimumDenominator,

            @DecimalMin("0.5") @DecimalMax("0.9999") @Default("0.95") @Summary("Confidence of the bootstrap interval")
            double confidence,

            @Min(0) @Max(1_000_000) @Default("1000") @Summary("Bootstrap samples; 0 for no interval")
            int bootstraps)
            implements Wanting {}

    /** The generalized entropy index. */
    @Summary("Inequality of benefits")
    record Entropy(
            @Default("2")
            @Summary("Order: 0 weighs the worst off most, 1 is Theil, 2 half the squared coefficient of variation")
            double alpha,

            @PositiveOrZero @Default("0.1") @Summary("An index up to this passes")
            double threshold,

            @Min(1)
            @Default("10")
            @Summary("Rows that must stand under a group's rate; a group with fewer is listed as left out")
            int minimumDenominator,

            @DecimalMin("0.5") @DecimalMax("0.9999") @Default("0.95") @Summary("Confidence of the bootstrap interval")
            double confidence,

            @Min(0) @Max(1_000_000) @Default("1000") @Summary("Bootstrap samples; 0 for no interval")
            int bootstraps)
            implements Wanting {}

    /** Smoothed empirical differential fairness. */
    @Summary("Differential fairness")
    record Smoothed(
            @PositiveOrZero @Default("1") @Summary("Concentration of the Dirichlet prior that smooths the rates")
            double concentration,

            @PositiveOrZero
            @Default("0.2231")
            @Summary("An epsilon up to this passes; ln(1/0.8), the four-fifths rule, unless said otherwise")
            double threshold,

            @Min(1)
            @Default("10")
            @Summary("Rows that must stand under a group's rate; a group with fewer is listed as left out")
            int minimumDenominator,

            @DecimalMin("0.5") @DecimalMax("0.9999") @Default("0.95") @Summary("Confidence of the bootstrap interval")
            double confidence,

            @Min(0) @Max(1_000_000) @Default("1000") @Summary("Bootstrap samples; 0 for no interval")
            int bootstraps)
            implements Wanting {}

    /** Demographic disparity. */
    @Summary("Shares among the rejected and the selected")
    record Disparity(
            @PositiveOrZero @Default("0.1") @Summary("A disparity up to this passes")
            double threshold,

            @Min(1)
            @Default("10")
            @Summary("Rows that must stand under a group's rate; a group with fewer is listed as left out")
            int minimumDenominator,

            @DecimalMin("0.5") @DecimalMax("0.9999") @Default("0.95") @Summary("Confidence of the bootstrap interval")
            double confidence,

            @Min(0) @Max(1_000_000) @Default("1000") @Summary("Bootstrap samples; 0 for no interval")
            int bootstraps)
            implements Wanting {}

    /** A distance between two groups. */
    @Summary("Distance between groups")
    record Pair(
            @Default("limbeck")
            @Summary("Whose convention: the worst pair of groups, or unprivileged against privileged")
            Convention convention,

            @PositiveOrZero
            @Default("0.1")
            @Summary("A distance up to this passes; a fraction, also where the convention prints percent")
            double threshold,

            @Min(1)
            @Default("10")
            @Summary("Rows that must stand under a group's rate; a group with fewer is listed as left out")
            int minimumDenominator,

            @DecimalMin("0.5") @DecimalMax("0.9999") @Default("0.95") @Summary("Confidence of the bootstrap interval")
            double confidence,

            @Min(0) @Max(1_000_000) @Default("1000") @Summary("Bootstrap samples; 0 for no interval")
            int bootstraps)
            implements Wanting {}

    /** A test. */
    @Summary("Significance of a difference in selection")
    record ZTest(
            @Default("limbeck")
            @Summary("Whose convention: the worst pair of groups, or unprivileged against privileged")
            Convention convention,

            @PositiveOrZero @Default("2") @Summary("A statistic up to this many standard errors passes")
            double threshold,

            @Min(1)
            @Default("10")
            @Summary("Rows that must stand under a group's rate; a group with fewer is listed as left out")
            int minimumDenominator,

            @DecimalMin("0.5") @DecimalMax("0.9999") @Default("0.95") @Summary("Confidence of the bootstrap interval")
            double confidence,

            @Min(0) @Max(1_000_000) @Default("1000") @Summary("Bootstrap samples; 0 for no interval")
            int bootstraps)
            implements Wanting {}

    /** An effect size. */
    @Summary("Effect size of a difference in selection")
    record Effect(
            @Default("limbeck")
            @Summary("Whose convention: the worst pair of groups, or unprivileged against privileged")
            Convention convention,

            @PositiveOrZero @Default("0.2") @Summary("An effect up to this many standard deviations passes")
            double threshold,

            @Min(1)
            @Default("10")
            @Summary("Rows that must stand under a group's rate; a group with fewer is listed as left out")
            int minimumDenominator,

            @DecimalMin("0.5") @DecimalMax("0.9999") @Default("0.95") @Summary("Confidence of the bootstrap interval")
            double confidence,

            @Min(0) @Max(1_000_000) @Default("1000") @Summary("Bootstrap samples; 0 for no interval")
            int bootstraps)
            implements Wanting {}

    /** A distance between groups for any number of classes. */
    @Summary("Distance between groups over all classes")
    record Multiclass(
            @Default("max") @Summary("The largest distance over pairs of groups, or their mean")
            PairFigure.Pairs pairs,

            @PositiveOrZero @Default("0.1") @Summary("A distance up to this passes")
            double threshold,

            @Min(1)
            @Default("10")
            @Summary("Rows that must stand under a group's rate; a group with fewer is listed as left out")
            int minimumDenominator,

            @DecimalMin("0.5") @DecimalMax("0.9999") @Default("0.95") @Summary("Confidence of the bootstrap interval")
            double confidence,

            @Min(0) @Max(1_000_000) @Default("1000") @Summary("Bootstrap samples; 0 for no interval")
            int bootstraps)
            implements Wanting {}

    /** A difference of scores. */
    @Summary("Difference of a figure of scores between groups")
    record Scores(
            @Default("limbeck") @Summary("Whose convention: how rates of groups become one figure")
            Convention convention,

            @PositiveOrZero
            @Default("0.1")
            @Summary("A difference up to this passes; a fraction, also where the convention prints percent")
            double threshold,

            @Min(1)
            @Default("10")
            @Summary("Rows that must stand under a group's rate; a group with fewer is listed as left out")
            int minimumDenominator,

            @DecimalMin("0.5") @DecimalMax("0.9999") @Default("0.95") @Summary("Confidence of the bootstrap interval")
            double confidence,

            @Min(0) @Max(1_000_000) @Default("1000") @Summary("Bootstrap samples; 0 for no interval")
            int bootstraps)
            implements Wanting {}

    /** The lowest figure of a group. */
    @Summary("The figure of the worst group")
    record Lowest(
            @PositiveOrZero @Default("0.8") @Summary("The worst group passes from this on")
            double threshold,

            @Min(1)
            @Default("10")
            @Summary("Rows that must stand under a group's rate; a group with fewer is listed as left out")
            int minimumDenominator,

            @DecimalMin("0.5") @DecimalMax("0.9999") @Default("0.95") @Summary("Confidence of the bootstrap interval")
            double confidence,

            @Min(0) @Max(1_000_000) @Default("1000") @Summary("Bootstrap samples; 0 for no interval")
            int bootstraps)
            implements Wanting {}

    /** The highest figure of a group. */
    @Summary("The figure of the worst group")
    record Highest(
            @PositiveOrZero
            @Default("0.6931")
            @Summary("The worst group passes up to this; ln 2, what guessing costs, unless said otherwise")
            double threshold,

            @Min(1)
            @Default("10")
            @Summary("Rows that must stand under a group's rate; a group with fewer is listed as left out")
            int minimumDenominator,

            @DecimalMin("0.5") @DecimalMax("0.9999") @Default("0.95") @Summary("Confidence of the bootstrap interval")
            double confidence,

            @Min(0) @Max(1_000_000) @Default("1000") @Summary("Bootstrap samples; 0 for no interval")
            int bootstraps)
            implements Wanting {}
}
