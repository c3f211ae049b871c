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

/** What can be set on metrics of rates. */
final class RateSettings {

    private RateSettings() {}

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
}
