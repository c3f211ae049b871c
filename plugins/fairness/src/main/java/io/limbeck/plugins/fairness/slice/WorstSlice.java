package io.limbeck.plugins.fairness.slice;

import io.limbeck.spi.Default;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.Summary;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.explain.ExplainInputs;
import io.limbeck.spi.explain.Explainer;
import io.limbeck.spi.explain.Explanation;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import java.util.Optional;

/**
 * Slices of rows in which a model fails most, whether somebody named them or not: conjunctions of conditions on columns and
 * groups, searched on validation rows by SliceLine's score [1] (see {@link SliceSearch}) and confirmed on test rows, where a
 * slice's mean loss must be above that of all other rows by Welch's one-sided test [2], corrected by Holm over the slices
 * found. The test rows had no part in the search, so that the correction need not know how many were tried there.
 *
 * <p>[1] Sagadeeva, Boehm: SliceLine, SIGMOD 2021. [2] Chung, Kraska, Polyzotis, Tae, Whang: Slice Finder: Automated Data
 * Slicing for Model Validation, ICDE 2019, section 2.3.
 */
final class WorstSlice implements Explainer {

    @Summary("Slices of rows in which a model fails most, found on validation rows and confirmed on test rows")
    record Settings(
            @Summary("What a slice has more of: error, log-loss, or unfavourable decisions") @Default("error")
            Loss loss,

            @Summary("Most conditions in a slice") @Default("2") @Min(1) @Max(3)
            int conditions,

            @Summary("Bins that numbers are cut into, at even shares of the rows") @Default("4") @Min(2) @Max(20)
            int bins,

            @Summary("Rows a slice must have among those searched, and among those that confirm") @Default("30") @Min(2)
            int minimumRows,

            @Summary("Share of the searched rows that it must have") @Default("0.01") @PositiveOrZero @DecimalMax("0.5")
            double minimumShare,

            @Summary("Weight of the loss against the size of a slice, the α of SliceLine")
            @Default("0.95")
            @Positive
            @DecimalMax("1")
            double weight,

            @Summary("Slices that are tested and shown") @Default("8") @Positive @Max(50)
            int slices,

            @Summary("Level below which a corrected p-value confirms") @Default("0.05") @Positive @DecimalMax("0.5")
            double level) {}

    private final Settings settings;

    WorstSlice(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Explanation explain(ExplainInputs inputs) {
        Table validation = inputs.validation();
        if (validation.rows() == 0) {
            throw new InvalidInputException(Problem.error(
                    "",
                    "slices are searched on validation rows, and the split has none",
                    "give 'validation' a share in data.split"));
        }
        Table test = inputs.rows();
        List<Condition> conditions = Conditions.of(inputs.raw(validation), inputs.raw(test), settings.bins());
        if (conditions.isEmpty()) {
            throw new InvalidInputException(Problem.error(
                    "",
                    "no column or group divides the rows",
                    "slices need numbers, categories or sensitive attributes; images have none of their own"));
        }
        double[] found = losses(inputs, Split.VALIDATION, validation);
        double[] confirming = losses(inputs, Split.TEST, test);
        int minimum = Math.max(settings.minimumRows(), (int) Math.ceil(settings.minimumShare() * validation.rows()));
        List<List<Condition>> best = new SliceSearch(conditions, found, minimum, settings.weight())
                .best(settings.conditions(), settings.slices());
        Optional<double[]> teachers = inputs.teacher().map(teacher -> settings.loss()
                .of(test, teacher.outputs(test, Split.TEST).probabilities()));
        List<Slice> slices = Slice.confirmed(best, found, confirming, teachers, settings.minimumRows());
        return new SliceDrawing(settings.loss(), settings.level(), conditions.size(), validation.rows(), test.rows())
                .of(slices, confirming, teachers);
    }

    private double[] losses(ExplainInputs inputs, Split split, Table rows) {
        return settings.loss().of(rows, inputs.model().outputs(rows, split).probabilities());
    }
}
