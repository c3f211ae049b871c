package io.limbeck.plugins.fairness.metric;

import io.limbeck.plugins.fairness.statistics.Convention;
import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.PositiveOrZero;

/** What can be set on metrics of distributions. */
final class DistributionSettings {

    private DistributionSettings() {}

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
}
