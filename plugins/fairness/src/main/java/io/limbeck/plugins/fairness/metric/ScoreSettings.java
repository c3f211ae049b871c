package io.limbeck.plugins.fairness.metric;

import io.limbeck.plugins.fairness.statistics.Convention;
import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.PositiveOrZero;

/** What can be set on metrics of scores. */
final class ScoreSettings {

    private ScoreSettings() {}

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
